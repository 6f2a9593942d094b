package app.visant.application.evaluation;

import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Spent;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Asks an agent up to three times, as long as it does not answer in time or is not available. Any answer counts, a
 * refusal or an unusable one too: asking again would only shop for a better one.
 */
public final class RetryingVisionModel implements VisionModel {
    static final int TRIES = 3;
    static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);

    private final VisionModel model;
    private final Pause pause;
    private final RandomGenerator random;

    public RetryingVisionModel(VisionModel model, Pause pause, RandomGenerator random) {
        this.model = model;
        this.pause = pause;
        this.random = random;
    }

    @Override
    public String agent() {
        return model.agent();
    }

    @Override
    public Answer assess(Request request) {
        var spent = Spent.NOTHING;
        var answer = ask(request);
        var attempt = answer.attempts();
        var wait = waitAfter(answer, attempt);
        while (attempt < TRIES && wait.isPresent() && paused(wait.get())) {
            spent = answer.spent().after(spent);
            answer = ask(request);
            attempt += answer.attempts();
            wait = waitAfter(answer, attempt);
        }
        return new Answer(
                answer.outcome(), answer.learned(), attempt, answer.spent().after(spent));
    }

    private Answer ask(Request request) {
        try {
            return model.assess(request);
        } catch (RuntimeException e) {
            return Answer.of(new ModelOutcome.Unavailable(
                    "a fault within the agent: " + e.getClass().getSimpleName(), Optional.empty()));
        }
    }

    /** How long to wait before the next try; empty if there is to be none. */
    private Optional<Duration> waitAfter(Answer answer, int attempt) {
        if (answer.attempts() == 0) {
            return Optional.empty();
        }
        return switch (answer.outcome()) {
            case ModelOutcome.Assessed a -> Optional.empty();
            case ModelOutcome.Declined d -> Optional.empty();
            case ModelOutcome.Malformed m -> Optional.empty();
            case ModelOutcome.TimedOut t -> Optional.of(jittered(attempt));
            // Whoever asks for more than a minute is left to the job's own retries.
            case ModelOutcome.Unavailable u ->
                Optional.of(u.retryAfter().orElseGet(() -> jittered(attempt)))
                        .filter(wait -> wait.compareTo(LONGEST_PAUSE) <= 0);
        };
    }

    /** Between half and all of a wait that doubles. */
    private Duration jittered(int attempt) {
        var most = FIRST_PAUSE.toMillis() << (attempt - 1);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    private boolean paused(Duration wait) {
        try {
            pause.pause(wait);
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets time pass. */
    @FunctionalInterface
    public interface Pause {
        void pause(Duration wait) throws InterruptedException;
    }
}
