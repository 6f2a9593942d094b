package app.visant.application.command.port;

import app.visant.domain.shared.StreamId;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a device would have been told. */
public final class RecordingCommandChannel implements CommandChannel {
    private final List<Message> sent = new ArrayList<>();
    private final StreamId id;
    private boolean closed;

    public RecordingCommandChannel(StreamId id) {
        this.id = id;
    }

    @Override
    public StreamId id() {
        return id;
    }

    @Override
    public synchronized void send(Message message) {
        if (!closed) {
            sent.add(message);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    /** What was sent before it was closed, oldest first. */
    public synchronized List<Message> sent() {
        return List.copyOf(sent);
    }

    public synchronized boolean closed() {
        return closed;
    }
}
