package app.visant.application.capture.port;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a viewer would have been told. */
public final class RecordingCaptureFeed implements CaptureFeed {
    private final List<Event> offered = new ArrayList<>();
    private boolean closed;

    @Override
    public synchronized void offer(Event event) {
        if (!closed) {
            offered.add(event);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** What was offered before it was closed, oldest first. */
    public synchronized List<Event> offered() {
        return List.copyOf(offered);
    }

    public synchronized boolean closed() {
        return closed;
    }
}
