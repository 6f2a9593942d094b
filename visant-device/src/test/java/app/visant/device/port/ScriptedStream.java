package app.visant.device.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A command stream played by hand; it remembers how it was opened. */
public final class ScriptedStream implements CommandStream {
    private final List<Optional<String>> openings = new ArrayList<>();
    private @Nullable Listener listener;
    private int cancelled;

    /** The last event id of each opening so far. */
    public List<Optional<String>> openings() {
        return List.copyOf(openings);
    }

    public int cancelled() {
        return cancelled;
    }

    public void opened(Optional<ServerTime> time) {
        now().opened(time);
    }

    public void says(StreamEvent event) {
        now().heard(Optional.empty(), event);
    }

    public void says(String id, StreamEvent event) {
        now().heard(Optional.of(id), event);
    }

    public void ends(End end) {
        var last = now();
        listener = null;
        last.ended(end);
    }

    /** The ear of the stream that is open now. */
    public Listener now() {
        var open = listener;
        if (open == null) {
            throw new IllegalStateException("no stream is open");
        }
        return open;
    }

    @Override
    public Connection open(Optional<String> lastEventId, Listener ear) {
        openings.add(lastEventId);
        listener = ear;
        return () -> {
            cancelled++;
            if (ear.equals(listener)) {
                listener = null;
                ear.ended(new Broken("cancelled"));
            }
        };
    }

    @Override
    public void close() {
        listener = null;
    }
}
