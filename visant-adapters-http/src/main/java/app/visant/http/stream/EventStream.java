package app.visant.http.stream;

import app.visant.domain.shared.Principal;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open stream to one reader. Sending queues and returns at once. While something is queued a virtual thread writes
 * it; an idle stream costs no thread. A reader that lets {@value #MOST_QUEUED} events pile up is cut.
 */
public final class EventStream {
    public static final int MOST_QUEUED = 256;

    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);

    private final Wire wire;
    private final Function<Object, byte[]> json;
    private final Executor writers;
    private final Optional<Principal> principal;
    private final Object lock = new Object();
    private @Nullable List<byte[]> queue;
    private List<Runnable> onClose = List.of();
    private State state = State.OPEN;
    private boolean writing;
    private volatile Instant lastPing;

    EventStream(
            Wire wire, Function<Object, byte[]> json, Executor writers, Optional<Principal> principal, Instant now) {
        this.wire = wire;
        this.json = json;
        this.writers = writers;
        this.principal = principal;
        this.lastPing = now;
    }

    /** Queues an event. False, and nothing happens, if the stream is closed or was just cut for falling behind. */
    public boolean send(String event, Record data) {
        return send(event, "", data);
    }

    /** Queues an event with an id, which a reader that reconnects sends back as {@code Last-Event-ID}. */
    public boolean send(String event, String id, Record data) {
        return queue(wire.frame(event, id, json.apply(data)));
    }

    /** Writes what is queued, then ends the stream. */
    public void close() {
        synchronized (lock) {
            if (state != State.OPEN) {
                return;
            }
            state = State.CLOSING;
            if (writing) {
                return;
            }
            writing = true;
        }
        writers.execute(this::drain);
    }

    /** Runs when the stream has ended, for whatever reason; once, and at once if it has ended already. */
    public void onClose(Runnable action) {
        synchronized (lock) {
            if (state != State.CLOSED) {
                onClose = new ArrayList<>(onClose);
                onClose.add(action);
                return;
            }
        }
        run(action);
    }

    /** Whether events are still taken. */
    public boolean isOpen() {
        synchronized (lock) {
            return state == State.OPEN;
        }
    }

    /** Cuts the connection and drops what is queued. */
    public void cut() {
        if (closed()) {
            wire.cut();
            finish();
        }
    }

    Optional<Principal> principal() {
        return principal;
    }

    Instant lastPing() {
        return lastPing;
    }

    void ping(Record data, Instant now) {
        lastPing = now;
        send("ping", data);
    }

    private boolean queue(byte[] frame) {
        synchronized (lock) {
            if (state != State.OPEN) {
                return false;
            }
            if (queue == null) {
                queue = new ArrayList<>(4);
            }
            if (queue.size() < MOST_QUEUED) {
                queue.add(frame);
                if (writing) {
                    return true;
                }
                writing = true;
                writers.execute(this::drain);
                return true;
            }
        }
        LOG.info("a reader of a stream fell behind and was cut");
        cut();
        return false;
    }

    private void drain() {
        try {
            for (var frames = take(); frames != null; frames = take()) {
                wire.write(frames);
            }
        } catch (IOException | RuntimeException e) {
            LOG.debug("a stream broke", e);
            cut();
        }
    }

    /** All that is queued; null when there is nothing left to do for this writer. */
    private @Nullable List<byte[]> take() {
        synchronized (lock) {
            var waiting = queue;
            if (state != State.CLOSED && waiting != null && !waiting.isEmpty()) {
                queue = null;
                return waiting;
            }
            writing = false;
            if (state != State.CLOSING) {
                return null;
            }
            state = State.CLOSED;
        }
        wire.end();
        finish();
        return null;
    }

    private boolean closed() {
        synchronized (lock) {
            var first = state != State.CLOSED;
            state = State.CLOSED;
            queue = null;
            return first;
        }
    }

    private void finish() {
        List<Runnable> actions;
        synchronized (lock) {
            actions = onClose;
            onClose = List.of();
        }
        actions.forEach(EventStream::run);
    }

    private static void run(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException e) {
            LOG.error("what follows the end of a stream failed", e);
        }
    }

    private enum State {
        OPEN,
        CLOSING,
        CLOSED
    }
}
