package app.visant.device.core;

import app.visant.device.port.Cloud;
import app.visant.device.port.Reply;
import app.visant.device.port.Spool;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the stills of the spool in, oldest first. One leaves the spool only when the cloud has it, or will never take it;
 * whatever else happens, it stays and is tried again.
 */
@Singleton
public final class Uploads implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Uploads.class);
    private static final Duration IDLE = Duration.ofSeconds(5);

    /** Answers that would be the same however often the still was sent. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 409, 413, 415, 422);

    private final Spool spool;
    private final Cloud cloud;
    private final ServerClock clock;
    private final DeviceState state;
    private final Backoff backoff;
    private final Wake wake = new Wake();

    @Inject
    public Uploads(Spool spool, Cloud cloud, ServerClock clock, DeviceState state, Backoff backoff) {
        this.spool = spool;
        this.cloud = cloud;
        this.clock = clock;
        this.state = state;
        this.backoff = backoff;
    }

    @Override
    public String name() {
        return "uploads";
    }

    @Override
    public Wake wake() {
        return wake;
    }

    /** Sends one still. */
    @Override
    public Duration tick() {
        var left = backoff.left();
        return left.isZero() ? spool.oldest().map(this::send).orElse(IDLE) : left;
    }

    /** After a sign that the cloud is there again. */
    void hurry() {
        backoff.hurry();
        wake.now();
    }

    private Duration send(Spool.Waiting still) {
        var reply = cloud.upload(still, state.config().uploadKilobytesPerSecond());
        clock.learnFrom(reply);
        return switch (reply) {
            case Reply.Answered answer -> answered(still, answer);
            case Reply.Unreachable(String why) -> later(why, backoff.failed(Optional.empty()));
        };
    }

    private Duration answered(Spool.Waiting still, Reply.Answered answer) {
        if (answer.ok() && answer.record().equals(Optional.of(still.id()))) {
            spool.remove(still.id());
            backoff.succeeded();
            log.info("Uploaded {}, {} waiting", still.id(), spool.count().waiting());
            return Duration.ZERO;
        }
        if (FOR_GOOD.contains(answer.status())) {
            log.error(
                    "The server refused still {} for good ({}: {}); it is kept among the rejected",
                    still.id(),
                    answer.status(),
                    answer.detail());
            spool.reject(still.id(), answer.status() + " " + answer.detail());
            backoff.succeeded();
            return Duration.ZERO;
        }
        var why = "the server answered " + answer.status() + " " + answer.detail();
        return later(why, backoff.answered(answer.status(), answer.retryAfter()));
    }

    private Duration later(String why, Duration wait) {
        log.warn(
                "{} stills wait for their upload: {}; next try in {} s",
                spool.count().waiting(),
                why,
                wait.toSeconds());
        return wait;
    }
}
