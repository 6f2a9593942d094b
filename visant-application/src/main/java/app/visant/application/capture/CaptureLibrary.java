package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Stored;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An organization's captures: finding them, seeing them, throwing them away. */
public final class CaptureLibrary {
    private static final Logger log = LoggerFactory.getLogger(CaptureLibrary.class);

    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final ImageStore images;
    private final Thumbnails thumbnails;
    private final CaptureLedger ledger;
    private final InstantSource clock;

    @Inject
    public CaptureLibrary(
            TransactionRunner transactions,
            CaptureRepository captures,
            ImageStore images,
            Thumbnails thumbnails,
            CaptureLedger ledger,
            InstantSource clock) {
        this.transactions = transactions;
        this.captures = captures;
        this.images = images;
        this.thumbnails = thumbnails;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Page<Capture> list(OrgId org, Filter filter, Page.Request page) {
        return transactions.forOrg(org, tx -> captures.list(tx, org, filter, page));
    }

    public Optional<Capture> find(OrgId org, RecordId recordId) {
        return ledger.find(org, recordId);
    }

    /** The still as received, to be closed by the caller. */
    public Optional<Original> image(OrgId org, RecordId recordId) {
        return find(org, recordId).flatMap(capture -> {
            var file = images.open(ImageKey.of(capture), Part.ORIGINAL);
            if (file.isEmpty()) {
                logMissing(capture);
            }
            return file.map(stored -> new Original(capture.still().sha256(), stored));
        });
    }

    /** At most 400 × 300; made on the spot if its job has not run yet. */
    public Thumbnail thumbnail(OrgId org, RecordId recordId) {
        var capture = find(org, recordId);
        if (capture.isEmpty()) {
            return new Thumbnail.NotFound();
        }
        return switch (thumbnails.fetch(capture.get())) {
            case Thumbnails.Result.Ready ready -> new Thumbnail.Found(Sha256.of(ready.jpeg()), ready.jpeg());
            case Thumbnails.Result.Unreadable u -> new Thumbnail.Unreadable();
            case Thumbnails.Result.Overloaded o -> new Thumbnail.Overloaded();
            case Thumbnails.Result.Missing m -> {
                logMissing(capture.get());
                yield new Thumbnail.NotFound();
            }
        };
    }

    /** Takes it out of sight at once, its files soon after. False if there is no such capture. */
    public boolean delete(OrgId org, RecordId recordId) {
        return ledger.strike(org, recordId, clock.instant());
    }

    private static void logMissing(Capture capture) {
        log.error("the still of capture {} is not in the datalake", capture.id());
    }

    /** The bytes of a still, and their digest. */
    public record Original(Sha256 digest, Stored file) {}

    /** What there is of a thumbnail. */
    public sealed interface Thumbnail {
        /**
         * Here it is.
         *
         * @param digest of the thumbnail's own bytes
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes of a picture; never compared
        record Found(Sha256 digest, byte[] jpeg) implements Thumbnail {}

        record NotFound() implements Thumbnail {}

        /** The still was stored and cannot be decoded. */
        record Unreadable() implements Thumbnail {}

        /** Too many pictures are being made; to be tried again in a few seconds. */
        record Overloaded() implements Thumbnail {}
    }
}
