package app.visant.device.core;

import app.visant.device.port.Cloud;
import app.visant.device.port.Reply;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the cloud how the device is, as often as it wants to know, and learns the time from the answer. */
@Singleton
public final class Heartbeats implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Heartbeats.class);

    private final Cloud cloud;
    private final SelfReport report;
    private final DeviceState state;
    private final ServerClock clock;
    private final Ticker ticker;
    private final Backoff backoff;
    private final Wake wake = new Wake();
    private volatile long dueAt;

    @Inject
    public Heartbeats(
            Cloud cloud, SelfReport report, DeviceState state, ServerClock clock, Ticker ticker, Backoff backoff) {
        this.cloud = cloud;
        this.report = report;
        this.state = state;
        this.clock = clock;
        this.ticker = ticker;
        this.backoff = backoff;
        this.dueAt = ticker.nanos();
    }

    @Override
    public String name() {
        return "heartbeats";
    }

    @Override
    public Wake wake() {
        return wake;
    }

    @Override
    public Duration tick() {
        var left = backoff.left();
        if (!left.isZero()) {
            return left;
        }
        long nanos = dueAt - ticker.nanos();
        return nanos > 0 ? Duration.ofNanos(nanos) : beat();
    }

    /** After a sign that the cloud is there again, or wants to be told at another pace. */
    void hurry() {
        backoff.hurry();
        dueAt = ticker.nanos();
        wake.now();
    }

    private Duration beat() {
        var interval = Duration.ofSeconds(state.config().heartbeatSeconds());
        var reply = cloud.heartbeat(report.now());
        clock.learnFrom(reply);
        if (reply instanceof Reply.Answered answer) {
            if (!answer.ok()) {
                log.debug("The server answered a heartbeat with {} {}", answer.status(), answer.detail());
                return backoff.answered(answer.status(), answer.retryAfter());
            }
            backoff.succeeded();
            dueAt = ticker.nanos() + interval.toNanos();
            return interval;
        }
        log.debug("Heartbeat did not arrive: {}", reply);
        return backoff.failed(Optional.empty());
    }
}
