package app.visant.application.evaluation;

import app.visant.application.evaluation.Breaker.Turn;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Does not ask an agent that has not answered lately, and says so at once: an answer of no tries. */
final class BreakingVisionModel implements VisionModel {
    private final VisionModel model;
    private final Breaker breaker;
    private final InstantSource clock;

    BreakingVisionModel(VisionModel model, Breaker breaker, InstantSource clock) {
        this.model = model;
        this.breaker = breaker;
        this.clock = clock;
    }

    @Override
    public String agent() {
        return model.agent();
    }

    @Override
    public Answer assess(Request request) {
        return switch (breaker.turn(clock.instant())) {
            case Turn.Refused refused ->
                Answer.notAsked(new ModelOutcome.Unavailable("did not answer lately", Optional.of(refused.rest())));
            case Turn.Granted granted -> ask(request, granted);
        };
    }

    private Answer ask(Request request, Turn.Granted turn) {
        try {
            var answer = model.assess(request);
            tell(turn, answer.outcome());
            return answer;
        } catch (RuntimeException e) {
            breaker.failed(turn, clock.instant(), Duration.ZERO);
            throw e;
        }
    }

    /** A refusal and an unusable answer are answers: the agent is there. One that was interrupted tells nothing of it. */
    private void tell(Turn.Granted turn, ModelOutcome outcome) {
        if (Thread.currentThread().isInterrupted()) {
            return;
        }
        switch (outcome) {
            case ModelOutcome.Assessed a -> breaker.answered();
            case ModelOutcome.Declined d -> breaker.answered();
            case ModelOutcome.Malformed m -> breaker.answered();
            case ModelOutcome.TimedOut t -> breaker.failed(turn, clock.instant(), Duration.ZERO);
            case ModelOutcome.Unavailable u ->
                breaker.failed(turn, clock.instant(), u.retryAfter().orElse(Duration.ZERO));
        }
    }
}
