package app.visant.application.capture;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.org.StillQuota.Refusal;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Still;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.TriggerLabel;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Takes a still in. What it answers as accepted is durable: the file first, then row and jobs in one transaction, so that
 * a crash between the two leaves a file that nobody knows and {@link OrphanCollection} finds.
 */
public final class CaptureIngestion {
    private final StillBudget budget;
    private final ImageCodec codec;
    private final ImageStore images;
    private final CaptureLedger ledger;
    private final InstantSource clock;

    @Inject
    public CaptureIngestion(
            StillBudget budget, ImageCodec codec, ImageStore images, CaptureLedger ledger, InstantSource clock) {
        this.budget = budget;
        this.codec = codec;
        this.images = images;
        this.ledger = ledger;
        this.clock = clock;
    }

    public Result ingest(Upload upload) {
        if (!upload.claimedDevice().equals(upload.device().device())) {
            return new Result.DeviceMismatch();
        }
        var size = upload.content().sizeBytes();
        var limits = budget.limits();
        if (size > limits.stillBytes()) {
            return new Result.TooLarge(limits.stillBytes());
        }
        return budget.within(size, () -> take(upload)).orElseGet(() -> new Result.Overloaded(limits.patience()));
    }

    private Result take(Upload upload) {
        var jpeg = upload.content().read();
        var digest = Sha256.of(jpeg);
        if (!clock.instant().isBefore(upload.device().planEnd())) {
            return replayed(upload, digest).orElseGet(Result.PlanEnded::new);
        }
        var refusal = ledger.refusedLately(upload.device().org());
        if (refusal.isPresent()) {
            return replayed(upload, digest).orElseGet(() -> refused(refusal.get()));
        }
        var result = switch (codec.inspect(jpeg)) {
            case Inspection.NotJpeg no -> new Result.NotJpeg(no.detail());
            case Inspection.Refused no -> new Result.Refused(no.code(), no.detail());
            case Inspection.Accepted yes ->
                store(upload, jpeg, new Still(digest, jpeg.length, yes.width(), yes.height()));
        };
        return result instanceof Result.Accepted
                ? result
                : replayed(upload, digest).orElse(result);
    }

    private Result store(Upload upload, byte[] jpeg, Still still) {
        var capture = received(upload, still);
        return switch (images.put(ImageKey.of(capture), ImageStore.Part.ORIGINAL, jpeg)) {
            case OCCUPIED -> new Result.Conflict();
            case FULL -> new Result.StorageFull();
            case STORED ->
                switch (ledger.enter(capture)) {
                    case CaptureLedger.Entry.Entered() -> new Result.Accepted(upload.recordId());
                    case CaptureLedger.Entry.Known() -> new Result.Conflict();
                    case CaptureLedger.Entry.Refused(Refusal why) -> refused(why);
                };
        };
    }

    private static Result refused(Refusal why) {
        return switch (why) {
            case Refusal.DayFull(Duration retryAfter) -> new Result.DayFull(retryAfter);
            case Refusal.StorageFull() -> new Result.QuotaFull();
        };
    }

    /**
     * Whatever keeps a still from being taken now, one that was taken before is answered as then. Asked last, since
     * almost every still is new; a replay under another day leaves a second file, which has no row and is collected.
     */
    private Optional<Result> replayed(Upload upload, Sha256 digest) {
        return ledger.find(upload.device().org(), upload.recordId()).map(first -> compare(first, upload, digest));
    }

    private static Result compare(Capture first, Upload again, Sha256 digest) {
        return first.device().equals(again.device().device())
                        && first.still().sha256().equals(digest)
                ? new Result.Replayed(again.recordId())
                : new Result.Conflict();
    }

    private Capture received(Upload upload, Still still) {
        // The day in the file's path must come out the same from the row, which holds microseconds.
        return Capture.received(
                ledger.newId(),
                upload.device().org(),
                upload.device().device(),
                upload.recordId(),
                upload.capturedAt().truncatedTo(ChronoUnit.MICROS),
                upload.deviceTime().map(t -> t.truncatedTo(ChronoUnit.MICROS)),
                upload.label(),
                still,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * A still as it arrives.
     *
     * @param device who shows the token
     * @param claimedDevice who the form says it is
     * @param capturedAt when it was taken, by the device's clock
     * @param deviceTime the device's clock when it sent it
     */
    public record Upload(
            Principal.Device device,
            DeviceId claimedDevice,
            RecordId recordId,
            Instant capturedAt,
            Optional<TriggerLabel> label,
            Optional<Instant> deviceTime,
            Content content) {}

    /** The bytes of a still, not in memory until they are asked for. */
    public interface Content {
        long sizeBytes();

        /**
         * All of them.
         *
         * @throws java.io.UncheckedIOException if they cannot be read
         */
        byte[] read();
    }

    /** What became of it. */
    public sealed interface Result {
        /** Stored, for good. */
        record Accepted(RecordId recordId) implements Result {}

        /** The same still from the same device was accepted before; nothing changed. */
        record Replayed(RecordId recordId) implements Result {}

        /** The record id belongs to another still. */
        record Conflict() implements Result {}

        /** The form names another device than the token. */
        record DeviceMismatch() implements Result {}

        /** The subscription of the device's organization is over: nothing was written. */
        record PlanEnded() implements Result {}

        record TooLarge(long limitBytes) implements Result {}

        record NotJpeg(String detail) implements Result {}

        /** A JPEG that is not taken; {@code code} is stable, as {@link Inspection.Refused#code} has it. */
        record Refused(String code, String detail) implements Result {}

        /** The free-space reserve is reached. */
        record StorageFull() implements Result {}

        /** The organization's stills of today are used up. */
        record DayFull(Duration retryAfter) implements Result {}

        /** The organization's storage is used up; something has to be deleted, or more allowed. */
        record QuotaFull() implements Result {}

        /** Too many stills are being taken in; to be tried again. */
        record Overloaded(Duration retryAfter) implements Result {}
    }
}
