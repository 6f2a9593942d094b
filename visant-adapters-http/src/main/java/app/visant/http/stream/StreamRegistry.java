package app.visant.http.stream;

import app.visant.domain.shared.Principal;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All streams that are open on this node. One clock pings them; they end when their session does, or the server. */
public final class StreamRegistry {
    public static final Duration PING_EVERY = Duration.ofSeconds(15);

    private final InstantSource clock;
    private final Executor writers = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("stream-", 0).factory());
    private final Set<EventStream> open = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    @Inject
    public StreamRegistry(InstantSource clock) {
        this.clock = clock;
    }

    /** Takes up a new stream. */
    public EventStream open(Wire wire, Function<Object, byte[]> json, Optional<Principal> principal) {
        var stream = new EventStream(wire, json, writers, principal, clock.instant());
        open.add(stream);
        stream.onClose(() -> open.remove(stream));
        if (stopping) {
            stream.close();
        }
        return stream;
    }

    /** Pings the streams that were not pinged for a while. To be called every second. */
    public void tick() {
        var now = clock.instant();
        var due = now.minus(PING_EVERY);
        for (var stream : open) {
            if (!stream.lastSent().isAfter(due)) {
                stream.ping(new Ping(now), now);
            }
        }
    }

    /** The sessions that hold a stream open, to be looked at from time to time whether they have ended. */
    public Set<SessionId> sessions() {
        return open.stream().flatMap(stream -> session(stream).stream()).collect(Collectors.toSet());
    }

    /** Ends the streams of sessions that have ended. */
    public void endSessions(Collection<SessionId> ended) {
        closeIf(stream -> session(stream).filter(ended::contains).isPresent());
    }

    /** How many streams are open. */
    public int size() {
        return open.size();
    }

    /** Ends all streams, those that are opened from now on included. */
    public void stop() {
        stopping = true;
        closeIf(stream -> true);
    }

    private void closeIf(Predicate<EventStream> which) {
        open.stream().filter(which).forEach(EventStream::close);
    }

    private static Optional<SessionId> session(EventStream stream) {
        return stream.principal()
                .flatMap(p -> p instanceof Principal.User user ? Optional.of(user.session()) : Optional.empty());
    }

    /** What a ping says. */
    record Ping(Instant serverTime) {}
}
