package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.OrgId;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes stills that have no row: left by a crash between file and row, or by an upload that lost a race. A file whose
 * row may still be on its way is younger than {@link #GRACE}, since every upload makes its file young.
 */
public final class OrphanCollection {
    static final Duration GRACE = Duration.ofHours(1);
    static final int BATCH = 500;

    private static final Logger log = LoggerFactory.getLogger(OrphanCollection.class);

    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final ImageStore images;
    private final InstantSource clock;

    @Inject
    public OrphanCollection(
            TransactionRunner transactions, CaptureRepository captures, ImageStore images, InstantSource clock) {
        this.transactions = transactions;
        this.captures = captures;
        this.images = images;
        this.clock = clock;
    }

    /** One walk over the whole datalake; to be called about once a day. Answers how many stills it removed. */
    public int tick() {
        var before = clock.instant().minus(GRACE);
        var removed = 0;
        try (var old = images.olderThan(before)) {
            Map<OrgId, Set<ImageKey>> batches = new LinkedHashMap<>();
            for (var keys = old.iterator(); keys.hasNext(); ) {
                var key = keys.next();
                var batch = batches.computeIfAbsent(key.org(), org -> new HashSet<>());
                batch.add(key);
                if (batch.size() == BATCH) {
                    removed += collect(key.org(), batch, before);
                    batches.remove(key.org());
                }
            }
            for (var batch : batches.entrySet()) {
                removed += collect(batch.getKey(), batch.getValue(), before);
            }
        }
        if (removed > 0) {
            log.info("{} stills without a row were removed", removed);
        }
        return removed;
    }

    private int collect(OrgId org, Set<ImageKey> keys, Instant before) {
        var orphans = new HashSet<>(keys);
        orphans.removeAll(known(org, keys));
        var removed = 0;
        for (var orphan : orphans) {
            if (wasAcknowledged(orphan)) {
                log.warn("{} has no row but had one once: was an older database restored? It is kept", orphan);
            } else if (images.removeOlder(orphan, before)) {
                removed++;
            }
        }
        return removed;
    }

    /** Metadata are written after the row was, and erased with the still. */
    private boolean wasAcknowledged(ImageKey key) {
        return has(key, ImageStore.Part.ORIGINAL) && has(key, ImageStore.Part.METADATA);
    }

    private boolean has(ImageKey key, ImageStore.Part part) {
        var stored = images.open(key, part);
        stored.ifPresent(OrphanCollection::closed);
        return stored.isPresent();
    }

    private static void closed(ImageStore.Stored stored) {
        try {
            stored.content().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Collection<ImageKey> known(OrgId org, Set<ImageKey> keys) {
        return transactions.forOrg(org, tx -> captures.existing(tx, org, keys));
    }
}
