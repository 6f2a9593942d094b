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
import java.util.function.Function;

/** Puts one still before the agents of a panel, each on a thread of its own: at once, or in turn if the rule is such. */
final class PanelQuestion {
    private final Panel panel;
    private final InstantSource clock;

    PanelQuestion(Panel panel, InstantSource clock) {
        this.panel = panel;
        this.clock = clock;
    }

    /** One reply for each agent that was asked, in the panel's order. Interrupting it interrupts the agents. */
    List<Reply> ask(Function<VisionModel, VisionModel.Request> request) throws InterruptedException {
        return panel.policy().rule() == ConsensusRule.PRIMARY_WITH_FALLBACK
                ? askInTurn(request)
                : askAtOnce(panel.models(), request);
    }

    /** Until one responds: the others need not be paid for. */
    private List<Reply> askInTurn(Function<VisionModel, VisionModel.Request> request) throws InterruptedException {
        var replies = new ArrayList<Reply>();
        for (var model : panel.models()) {
            var reply = askAtOnce(List.of(model), request).getFirst();
            replies.add(reply);
            if (Consensus.responded(reply.assessment().outcome())) {
                break;
            }
        }
        return replies;
    }

    private List<Reply> askAtOnce(List<VisionModel> models, Function<VisionModel, VisionModel.Request> request)
            throws InterruptedException {
        var asked = new ArrayList<TimeLimit>();
        var timed = new ArrayList<TimedAgent>();
        for (var model : models) {
            var agent = new TimedAgent(model, clock);
            timed.add(agent);
            asked.add(TimeLimit.start(model.agent(), panel.limit(), () -> agent.assess(request.apply(model))));
        }
        try {
            var replies = new ArrayList<Reply>();
            for (var i = 0; i < asked.size(); i++) {
                replies.add(timed.get(i).reply(asked.get(i).await()));
            }
            return replies;
        } catch (InterruptedException e) {
            asked.forEach(TimeLimit::cancel);
            throw e;
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
