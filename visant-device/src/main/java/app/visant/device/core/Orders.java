package app.visant.device.core;

import app.visant.device.port.Answer;
import app.visant.device.port.CommandJournal;
import app.visant.device.port.Order;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out capture commands: each at most once, none after it expired, in the order they came. */
@Singleton
public final class Orders implements Loop {
    private static final Logger log = LoggerFactory.getLogger(Orders.class);
    private static final Duration IDLE = Duration.ofMinutes(1);

    /** More cannot be carried out before they expire. */
    private static final int MOST_WAITING = 50;

    private final CommandJournal journal;
    private final Photographer photographer;
    private final Acknowledgements acknowledgements;
    private final RecordIds recordIds;
    private final ServerClock clock;
    private final Queue<Order.Capture> queue = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Wake wake = new Wake();

    @Inject
    public Orders(
            CommandJournal journal,
            Photographer photographer,
            Acknowledgements acknowledgements,
            RecordIds recordIds,
            ServerClock clock) {
        this.journal = journal;
        this.photographer = photographer;
        this.acknowledgements = acknowledgements;
        this.recordIds = recordIds;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "orders";
    }

    @Override
    public Wake wake() {
        return wake;
    }

    /** Takes a command in; it is carried out at a later tick. Never blocks. */
    void accept(Order.Capture order) {
        if (!queue.offer(order)) {
            log.warn("Too many commands at once: {} is left to expire", order.id());
        }
        wake.now();
    }

    /** Carries out one command. */
    @Override
    public Duration tick() {
        var order = queue.poll();
        if (order != null) {
            carryOut(order);
        }
        return queue.isEmpty() ? IDLE : Duration.ZERO;
    }

    private void carryOut(Order.Capture order) {
        if (journal.answerTo(order.id()).isPresent()) {
            journal.tellAgain(order.id());
            acknowledgements.wake().now();
            return;
        }
        if (!clock.now().isBefore(order.expiresAt())) {
            log.warn("Command {} (\"{}\") came after it expired at {}", order.id(), order.label(), order.expiresAt());
            return;
        }
        var id = recordIds.next();
        try {
            if (journal.begin(order.id(), id)) {
                answer(order, photographer.take(id, order.label()));
            }
        } catch (UncheckedIOException e) {
            log.error("Command {} cannot be carried out, as its beginning cannot be written down", order.id(), e);
        }
    }

    private void answer(Order.Capture order, Photographer.Outcome outcome) {
        var answer = switch (outcome) {
            case Photographer.Kept(var record) -> new Answer.Completed(order.id(), record);
            case Photographer.NotTaken(var why) -> new Answer.Failed(order.id(), why);
        };
        try {
            journal.answer(answer);
        } catch (UncheckedIOException e) {
            log.error("The answer to command {} is not on disk, only in memory", order.id(), e);
        }
        acknowledgements.wake().now();
    }
}
