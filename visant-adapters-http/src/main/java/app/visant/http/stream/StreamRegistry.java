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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All streams that are open on this node. One clock pings them; they end when their session does, or the server. */
public final class StreamRegistry {
    public static final Duration PING_EVERY = Duration.ofSeconds(15);

    private static final Logger LOG = LoggerFactory.getLogger(StreamRegistry.class);

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

    /** Pings the streams that were not pinged for a while. To be called every second, or oftener. */
    public void tick() {
        var now = clock.instant();
        var due = now.minus(PING_EVERY);
        for (var stream : open) {
            try {
                if (!stream.lastPing().isAfter(due)) {
                    stream.ping(new Ping(now), now);
                }
            } catch (RuntimeException e) {
                LOG.error("a stream could not be pinged", e);
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

    /** Ends all streams, those that are opened from now on included; cuts those that cannot be ended in time. */
    public void stop(Duration within) {
        stopping = true;
        var left = open.stream().map(StreamRegistry::ending).toArray(CompletableFuture<?>[]::new);
        closeIf(stream -> true);
        try {
            CompletableFuture.allOf(left).get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            open.forEach(EventStream::cut);
        } catch (TimeoutException | ExecutionException e) {
            open.forEach(EventStream::cut);
        }
    }

    private static CompletableFuture<Void> ending(EventStream stream) {
        var end = new CompletableFuture<Void>();
        stream.onClose(() -> end.complete(null));
        return end;
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
