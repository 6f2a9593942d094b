package app.visant.application.evaluation;

import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.domain.evaluation.ModelOutcome;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An agent at work on a thread of its own, for a limited time. One that does not heed the interrupt is left behind: it
 * holds a thread, and nobody waits for it.
 */
final class TimeLimit {
    private static final Logger log = LoggerFactory.getLogger(TimeLimit.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final String agent;
    private final Duration limit;
    private final long end;
    private final FutureTask<Answer> work;
    private final Thread thread;
    private long lastWordsBy;

    private TimeLimit(String agent, Duration limit, Callable<Answer> asking) {
        this.agent = agent;
        this.limit = limit;
        this.end = System.nanoTime() + limit.toNanos();
        this.work = new FutureTask<>(asking);
        this.thread = Thread.ofVirtual().name("agent " + agent).unstarted(work);
    }

    /** Sets it to work, from now on. */
    static TimeLimit start(String agent, Duration limit, Callable<Answer> asking) {
        var started = new TimeLimit(agent, limit, asking);
        started.thread.start();
        return started;
    }

    /** Its answer; a fault of its own makes it unavailable, since that is no answer. */
    Answer await() throws InterruptedException {
        try {
            return work.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            work.cancel(true);
            return Answer.of(new ModelOutcome.TimedOut(limit));
        } catch (ExecutionException e) {
            log.warn("agent {} failed", agent, e.getCause());
            return Answer.of(new ModelOutcome.Unavailable("a fault within the agent", Optional.empty()));
        }
    }

    /** Asks it to come to an end soon. */
    void interrupt() {
        lastWordsBy = System.nanoTime() + LAST_WORDS.toNanos();
        thread.interrupt();
    }

    /** What it had to say at that, or before, if it said it in time. */
    Optional<Answer> lastWords() {
        try {
            return Optional.of(work.get(Math.max(0, lastWordsBy - System.nanoTime()), TimeUnit.NANOSECONDS));
        } catch (TimeoutException | ExecutionException | InterruptedException e) {
            return Optional.empty();
        }
    }
}
