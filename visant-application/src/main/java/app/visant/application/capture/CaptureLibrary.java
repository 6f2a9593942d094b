package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Stored;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
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

    public Page<Capture> list(Reach reach, Filter filter, Page.Request page) {
        return transactions.forOrg(reach.org(), tx -> captures.list(tx, reach, filter, page));
    }

    /** The capture, if it is of a device within reach. */
    public Optional<Capture> find(Reach reach, RecordId recordId) {
        return ledger.find(reach.org(), recordId).filter(capture -> reach.covers(capture.device()));
    }

    /** The still as received, to be closed by the caller; empty if it has been deleted since. */
    public Optional<Stored> image(Capture capture) {
        var file = images.open(ImageKey.of(capture), Part.ORIGINAL);
        if (file.isEmpty()) {
            logMissing(capture);
        }
        return file;
    }

    /** At most 400 × 300; made on the spot if its job has not run yet. */
    public Thumbnail thumbnail(Capture capture) {
        return switch (thumbnails.fetch(capture)) {
            case Thumbnails.Result.Ready ready -> new Thumbnail.Found(Sha256.of(ready.jpeg()), ready.jpeg());
            case Thumbnails.Result.Unreadable u -> new Thumbnail.Unreadable();
            case Thumbnails.Result.Overloaded o -> new Thumbnail.Overloaded();
            case Thumbnails.Result.Missing m -> {
                logMissing(capture);
                yield new Thumbnail.Missing();
            }
        };
    }

    /** Takes it out of sight at once, its files soon after. False if there is no such capture. */
    public boolean delete(Principal.Insider actor, RecordId recordId) {
        return ledger.strike(
                actor.org(),
                recordId,
                clock.instant(),
                tx -> tx.record(
                        AuditEntry.by(actor, AuditAction.CAPTURE_DELETED).on(recordId)));
    }

    /** As {@link #delete}, of an organization that is no more; what ended it is in the log already. */
    void discard(OrgId org, RecordId recordId) {
        ledger.strike(org, recordId, clock.instant(), tx -> {});
    }

    private static void logMissing(Capture capture) {
        log.warn("the still of capture {} is not in the datalake", capture.id());
    }

    /** What there is of a thumbnail. */
    public sealed interface Thumbnail {
        /**
         * Here it is.
         *
         * @param digest of the thumbnail's own bytes
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes of a picture; never compared
        record Found(Sha256 digest, byte[] jpeg) implements Thumbnail {}

        /** The still is not there, as after a deletion. */
        record Missing() implements Thumbnail {}

        /** The still was stored and cannot be decoded. */
        record Unreadable() implements Thumbnail {}

        /** Too many pictures are being made; to be tried again in a few seconds. */
        record Overloaded() implements Thumbnail {}
    }
}
