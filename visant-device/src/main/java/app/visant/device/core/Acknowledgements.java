package app.visant.device.core;

import app.visant.device.port.Answer;
import app.visant.device.port.Cloud;
import app.visant.device.port.CommandJournal;
import app.visant.device.port.Reply;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the cloud what came of its commands, until it knows. Repeating is harmless there. */
@Singleton
public final class Acknowledgements implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Acknowledgements.class);
    private static final Duration IDLE = Duration.ofSeconds(30);

    /** The command is gone, or the answer unacceptable: repeating would not change that. */
    private static final Set<Integer> POINTLESS = Set.of(400, 404, 409, 410, 422);

    private final CommandJournal journal;
    private final Cloud cloud;
    private final ServerClock clock;
    private final Backoff backoff;
    private final Wake wake = new Wake();

    @Inject
    public Acknowledgements(CommandJournal journal, Cloud cloud, ServerClock clock, Backoff backoff) {
        this.journal = journal;
        this.cloud = cloud;
        this.clock = clock;
        this.backoff = backoff;
    }

    @Override
    public String name() {
        return "acknowledgements";
    }

    @Override
    public Wake wake() {
        return wake;
    }

    /** Tells all that is untold, oldest first, up to the first that does not get through. */
    @Override
    public Duration tick() {
        var left = backoff.left();
        if (!left.isZero()) {
            return left;
        }
        for (var answer : journal.untold()) {
            var wait = tell(answer);
            if (wait.isPresent()) {
                return wait.get();
            }
        }
        return IDLE;
    }

    /** After a sign that the cloud is there again. */
    void hurry() {
        backoff.hurry();
        wake.now();
    }

    private Optional<Duration> tell(Answer answer) {
        var reply = cloud.acknowledge(answer);
        clock.learnFrom(reply);
        if (!(reply instanceof Reply.Answered told)) {
            log.debug("Acknowledgement of {} did not arrive: {}", answer.command(), reply);
            return Optional.of(backoff.failed(Optional.empty()));
        }
        if (told.ok() || POINTLESS.contains(told.status())) {
            if (!told.ok()) {
                log.warn(
                        "The server does not take the answer to command {}: {} {}",
                        answer.command(),
                        told.status(),
                        told.detail());
            }
            journal.told(answer.command());
            backoff.succeeded();
            return Optional.empty();
        }
        log.debug("The server answered an acknowledgement with {} {}", told.status(), told.detail());
        return Optional.of(backoff.answered(told.status(), told.retryAfter()));
    }
}
