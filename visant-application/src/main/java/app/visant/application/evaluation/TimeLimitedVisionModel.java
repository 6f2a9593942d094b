package app.visant.application.evaluation;

import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome;
import java.time.Duration;
import java.util.Optional;

/** Ends each try of an agent after a set time, whatever the agent does. */
public final class TimeLimitedVisionModel implements VisionModel {
    private final VisionModel model;
    private final Duration limit;

    public TimeLimitedVisionModel(VisionModel model, Duration limit) {
        this.model = model;
        this.limit = limit;
    }

    @Override
    public String agent() {
        return model.agent();
    }

    @Override
    public Answer assess(Request request) {
        var attempt = TimeLimit.start(agent(), limit, () -> model.assess(request));
        try {
            return attempt.await();
        } catch (InterruptedException e) {
            attempt.interrupt();
            Thread.currentThread().interrupt();
            return Answer.of(new ModelOutcome.Unavailable("interrupted", Optional.empty()));
        }
    }
}
