package app.visant.device.port;

import java.time.Duration;
import java.util.Optional;

/** The stream of commands from the cloud. One try each: when to open it again is for the caller to decide. */
public interface CommandStream extends AutoCloseable {

    /**
     * Opens the stream and returns at once.
     *
     * @param lastEventId the newest id that was heard, so that the server sends what follows
     * @param listener called from a thread of the adapter, never by two at once, never after the connection was closed
     *     and its {@code ended} was called
     */
    Connection open(Optional<String> lastEventId, Listener listener);

    /** Ends every stream and lets go of the threads. */
    @Override
    void close();

    /** A stream that is open or being opened. */
    interface Connection {
        /** Ends it; the listener hears {@link Listener#ended} unless it has already. */
        void cancel();
    }

    /** What a stream brings. */
    interface Listener {
        void opened(Optional<ServerTime> serverTime);

        /** {@code id} is the newest event id so far on this stream. */
        void heard(Optional<String> id, StreamEvent event);

        /** Exactly once, and last. */
        void ended(End end);
    }

    /** Why a stream ended, or was never opened. */
    sealed interface End {}

    /** The server answered with something else than a stream. */
    record Refused(int status, Optional<Duration> retryAfter) implements End {}

    /** The line broke, or the server closed it. */
    record Broken(String why) implements End {}
}
