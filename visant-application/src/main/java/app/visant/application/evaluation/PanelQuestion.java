package app.visant.application.evaluation;

import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.domain.capture.Sight;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Consensus;
import app.visant.domain.evaluation.ConsensusRule;
import app.visant.domain.evaluation.ModelOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts one still before the agents of a panel, each on a thread of its own: at once, or in turn if the rule is such. */
final class PanelQuestion {
    private static final Logger log = LoggerFactory.getLogger(PanelQuestion.class);

    private final Panel panel;
    private final InstantSource clock;
    private final Consumer<List<Reply>> inVain;

    /** @param inVain is given what was answered if nobody waits for the rest any more */
    PanelQuestion(Panel panel, InstantSource clock, Consumer<List<Reply>> inVain) {
        this.panel = panel;
        this.clock = clock;
        this.inVain = inVain;
    }

    /**
     * One reply for each agent that was asked, in the panel's order. Interrupting it interrupts the agents; what they
     * answered by then was answered in vain.
     */
    List<Reply> ask(Function<VisionModel, VisionModel.Request> request) throws InterruptedException {
        var replies = new ArrayList<Reply>();
        try {
            if (panel.policy().rule() == ConsensusRule.PRIMARY_WITH_FALLBACK) {
                askInTurn(request, replies);
            } else {
                askAtOnce(panel.models(), request, replies);
            }
            return replies;
        } catch (InterruptedException e) {
            giveUp(replies);
            throw e;
        }
    }

    /** Until one responds: the others need not be paid for. */
    private void askInTurn(Function<VisionModel, VisionModel.Request> request, List<Reply> replies)
            throws InterruptedException {
        for (var model : panel.models()) {
            askAtOnce(List.of(model), request, replies);
            if (Consensus.responded(replies.getLast().assessment().outcome())) {
                break;
            }
        }
    }

    private void askAtOnce(
            List<VisionModel> models, Function<VisionModel, VisionModel.Request> request, List<Reply> replies)
            throws InterruptedException {
        var asked = new ArrayList<TimeLimit>();
        var timed = new ArrayList<TimedAgent>();
        for (var model : models) {
            var agent = new TimedAgent(model, clock);
            timed.add(agent);
            asked.add(TimeLimit.start(model.agent(), panel.limit(), () -> agent.assess(request.apply(model))));
        }
        var heard = 0;
        try {
            for (; heard < asked.size(); heard++) {
                replies.add(timed.get(heard).reply(asked.get(heard).await()));
            }
        } catch (InterruptedException e) {
            asked.forEach(TimeLimit::interrupt);
            for (; heard < asked.size(); heard++) {
                asked.get(heard).lastWords().map(timed.get(heard)::reply).ifPresent(replies::add);
            }
            throw e;
        }
    }

    /** Whoever interrupted has to be heeded, whatever comes of it. */
    private void giveUp(List<Reply> replies) {
        try {
            inVain.accept(replies);
        } catch (RuntimeException e) {
            log.warn("what agents answered before they were interrupted could not be counted", e);
        }
    }

    /** What an agent answered, and what it wants to remember. */
    record Reply(Assessment assessment, Optional<Learned> learned) {
        /** With the regions of its answer as parts of the whole picture, of which the agent saw what that leaves. */
        Reply inWhole(Sight sight) {
            return assessment.outcome() instanceof ModelOutcome.Assessed assessed
                            && !assessed.regions().isEmpty()
                    ? new Reply(assessment.with(assessed.moved(sight::inWhole)), learned)
                    : this;
        }

        /** How long it asked to be left alone, if it did. */
        Optional<Duration> retryAfter() {
            return assessment.outcome() instanceof ModelOutcome.Unavailable u ? u.retryAfter() : Optional.empty();
        }
    }

    private static final class TimedAgent {
        private final VisionModel model;
        private final InstantSource clock;
        private final Instant asked;
        private volatile Optional<Instant> answered = Optional.empty();

        private TimedAgent(VisionModel model, InstantSource clock) {
            this.model = model;
            this.clock = clock;
            this.asked = clock.instant();
        }

        private Answer assess(VisionModel.Request request) {
            try {
                return model.assess(request);
            } finally {
                answered = Optional.of(clock.instant());
            }
        }

        private Reply reply(Answer answer) {
            var end = answered.orElseGet(clock::instant);
            return new Reply(
                    new Assessment(
                            model.agent(),
                            answer.outcome(),
                            Duration.between(asked, end),
                            answer.attempts(),
                            answer.spent()),
                    answer.learned());
        }
    }
}
