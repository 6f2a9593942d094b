package app.visant.application.org;

import app.visant.application.org.port.StreamCounts;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Principal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many streams a credential and an organization may hold open. A node tells the others what it holds when it opens one,
 * and every few seconds. A device has one stream by nature, and is not counted.
 */
@Singleton
public final class StreamAllowance {
    /** How long a place may be held without a stream in it, as when a browser gives up while it connects. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TransactionRunner transactions;
    private final StreamCounts counts;
    private final LimitBook limits;
    private final NodeId node;
    private final InstantSource clock;
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final Set<String> changed = ConcurrentHashMap.newKeySet();
    private final Set<Place> empty = ConcurrentHashMap.newKeySet();

    @Inject
    public StreamAllowance(
            TransactionRunner transactions, StreamCounts counts, LimitBook limits, NodeId node, InstantSource clock) {
        this.transactions = transactions;
        this.counts = counts;
        this.limits = limits;
        this.node = node;
        this.clock = clock;
    }

    /** A place for one more stream, to be closed with it; empty if there is none. */
    public Optional<Place> open(Principal who) {
        var bounds = bounds(who);
        var place = new Place(bounds.stream().map(Bound::key).toList(), clock.instant());
        bounds.forEach(bound -> add(bound.key(), 1));
        empty.add(place);
        if (bounds.stream().anyMatch(bound -> bound.limit().isPresent()) && overfull(bounds)) {
            place.close();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    /** Tells the others all that this node holds, in case it was taken for dead meanwhile, and frees places that no stream came for. To be called every five seconds at the latest. */
    public void tick() {
        var now = clock.instant();
        empty.stream().filter(place -> place.since.plus(PATIENCE).isBefore(now)).forEach(Place::close);
        var ended = Set.copyOf(changed);
        changed.removeAll(ended);
        var keys = new HashSet<>(held.keySet());
        keys.addAll(ended);
        try {
            transactions.inSystem(Purpose.METERING, tx -> {
                counts.tell(tx, node, own(keys), now);
                counts.forgetDead(tx, node, now);
            });
        } catch (RuntimeException e) {
            changed.addAll(ended);
            throw e;
        }
    }

    private boolean overfull(List<Bound> bounds) {
        var own = own(bounds.stream().map(Bound::key).toList());
        var others = transactions.system(Purpose.METERING, tx -> counts.tell(tx, node, own, clock.instant()));
        return bounds.stream()
                .anyMatch(bound -> bound.limit().isPresent()
                        && own.getOrDefault(bound.key(), 0) + others.getOrDefault(bound.key(), 0L)
                                > bound.limit().get());
    }

    private Map<String, Integer> own(Iterable<String> keys) {
        var own = new HashMap<String, Integer>();
        keys.forEach(key -> own.put(key, held.getOrDefault(key, 0)));
        return own;
    }

    private void add(String key, int streams) {
        held.compute(key, (same, before) -> {
            var after = (before == null ? 0 : before) + streams;
            return after == 0 ? null : after;
        });
        changed.add(key);
    }

    private List<Bound> bounds(Principal who) {
        return switch (who) {
            case Principal.User user -> bounds("session:" + user.session(), user);
            case Principal.Key key -> bounds("key:" + key.key(), key);
            case Principal.Device device -> List.of();
            case Principal.Operator operator -> List.of();
        };
    }

    private List<Bound> bounds(String credential, Principal.Insider who) {
        var all = limits.of(who.org());
        return List.of(
                new Bound(credential, all.find(Limit.STREAMS_EACH)),
                new Bound(StreamCounts.OF_AN_ORGANIZATION + who.org(), all.find(Limit.STREAMS)));
    }

    /** One of the counts that a stream is held against. */
    private record Bound(String key, Optional<Long> limit) {}

    /** Room for one stream. */
    public final class Place {
        private final Set<String> keys;
        private final Instant since;
        private boolean open = true;

        private Place(List<String> keys, Instant since) {
            this.keys = new HashSet<>(keys);
            this.since = since;
        }

        /** A stream is in it, and will close it. */
        public void taken() {
            empty.remove(this);
        }

        /** Frees it, once. */
        public synchronized void close() {
            empty.remove(this);
            if (open) {
                open = false;
                keys.forEach(key -> add(key, -1));
            }
        }
    }
}
