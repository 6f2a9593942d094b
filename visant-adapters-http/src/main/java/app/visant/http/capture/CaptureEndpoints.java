package app.visant.http.capture;

import app.visant.application.capture.CaptureIngestion;
import app.visant.application.capture.CaptureIngestion.Result;
import app.visant.application.capture.CaptureLibrary;
import app.visant.application.capture.CaptureLibrary.Thumbnail;
import app.visant.application.device.DeviceReports;
import app.visant.application.evaluation.AssessmentHistory;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import app.visant.http.Upload;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** An organization's captures: devices bring them, people look at them. */
public final class CaptureEndpoints implements EndpointTable {
    private static final String JPEG = "image/jpeg";
    private static final String FOR_EVER = "private, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "private, no-cache";
    private static final Duration SOON = Duration.ofSeconds(5);

    private final CaptureIngestion ingestion;
    private final CaptureLibrary library;
    private final AssessmentHistory assessments;
    private final DeviceReports reports;

    @Inject
    public CaptureEndpoints(
            CaptureIngestion ingestion, CaptureLibrary library, AssessmentHistory assessments, DeviceReports reports) {
        this.ingestion = ingestion;
        this.library = library;
        this.assessments = assessments;
        this.reports = reports;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/captures", "Upload a still; answered once it is safely stored")
                        .requires(Permission.DEVICE_UPLOAD)
                        .recordsNothing("the device's own traffic is kept as such")
                        .takesForm(CaptureWire.UploadFields.class, "file")
                        .answers(CaptureWire.UploadedAnswer.class)
                        .handledBy(this::upload),
                CaptureQuery.filters(Endpoint.get("/v1/captures", "Captures of the organization")
                                .requires(Permission.CAPTURES_READ))
                        .answersPage(CaptureWire.CaptureAnswer.class)
                        .handledBy(this::list),
                Endpoint.get("/v1/captures/{record_id}", "One capture, with what each agent said of it")
                        .requires(Permission.CAPTURES_READ)
                        .answers(CaptureWire.CaptureDetail.class)
                        .handledBy(this::detail),
                picture("/v1/captures/{record_id}/thumbnail", "The still within 400 × 300 pixels", this::thumbnail),
                picture("/v1/captures/{record_id}/image", "The still as received", this::image),
                Endpoint.delete("/v1/captures/{record_id}", "Delete a capture and its files")
                        .requires(Permission.CAPTURES_DELETE)
                        .records(AuditAction.CAPTURE_DELETED)
                        .handledBy(this::delete));
    }

    private static Endpoint picture(String path, String summary, Endpoint.Handler handler) {
        return Endpoint.get(path, summary)
                .requires(Permission.CAPTURES_READ)
                .query("v", "the version in the address, which lets caches keep the picture")
                .answersBytes(JPEG)
                .handledBy(handler);
    }

    private Answer upload(Exchange exchange) {
        reports.heard(exchange.device());
        return switch (ingestion.ingest(parsed(exchange, exchange.upload()))) {
            case Result.Accepted done -> Answer.ok(CaptureWire.UploadedAnswer.of(done.recordId()));
            case Result.Replayed done -> Answer.ok(CaptureWire.UploadedAnswer.of(done.recordId()));
            case Result.Conflict() -> throw Problem.conflict("record_id_taken", "This record id is another still's.");
            case Result.DeviceMismatch() ->
                throw Problem.forbidden("device_mismatch", "The form names another device than the token.");
            case Result.PlanEnded() ->
                throw Problem.plan("trial_expired", "The plan has ended; no stills are taken until it is extended.");
            case Result.TooLarge no ->
                throw Problem.of(413, "too_large", "A still may have up to " + no.limitBytes() + " bytes.");
            case Result.NotJpeg no -> throw Problem.of(415, "not_jpeg", "The file is no JPEG: " + no.detail());
            case Result.Refused no -> throw Problem.unacceptable(no.code(), no.detail());
            case Result.StorageFull() ->
                throw Problem.of(507, "storage_full", "There is no room for more stills.")
                        .with("Retry-After", "60");
            case Result.DayFull(Duration retryAfter) ->
                throw Problem.tooMany(
                        "captures_per_day", "Your organization has taken all the stills of today.", retryAfter);
            case Result.QuotaFull() ->
                throw Problem.of(507, "storage_quota", "Your organization's storage is used up; delete something.")
                        .with("Retry-After", "600");
            case Result.Overloaded no -> throw Problem.unavailable("overloaded", no.retryAfter());
        };
    }

    private static CaptureIngestion.Upload parsed(Exchange exchange, Upload upload) {
        var in = upload.fields();
        var device = in.require("device_id", DeviceId::new);
        var recordId = in.require("record_id", RecordId::new);
        var capturedAt = in.require("captured_at", Form.INSTANT);
        var label = in.optional(
                "trigger_label",
                Form.TEXT.as(text ->
                        Optional.of(text).filter(Predicate.not(String::isBlank)).map(TriggerLabel::new)));
        var deviceTime = in.optional("device_time", Form.INSTANT);
        return new CaptureIngestion.Upload(
                exchange.device(),
                device.get(),
                recordId.get(),
                capturedAt.get(),
                label.get().flatMap(given -> given),
                deviceTime.get(),
                new UploadedContent(upload));
    }

    private Answer list(Exchange exchange) {
        var found = library.list(exchange.reach(), CaptureQuery.of(exchange), exchange.page());
        return Answer.page(exchange, found, CaptureWire.CaptureAnswer::of);
    }

    private Answer detail(Exchange exchange) {
        var raw = exchange.principal().may(Permission.CAPTURES_DELETE);
        return assessments
                .of(exchange.reach(), recordId(exchange))
                .map(told -> Answer.ok(CaptureWire.CaptureDetail.of(told, raw)))
                .orElseThrow(Problem::notFound);
    }

    private Answer image(Exchange exchange) {
        var capture = found(exchange);
        return shown(
                exchange,
                capture,
                capture.still().sha256().hex(),
                () -> library.image(capture)
                        .map(file -> Answer.stream(JPEG, file.sizeBytes(), file.content()))
                        .orElseThrow(Problem::notFound));
    }

    private Answer thumbnail(Exchange exchange) {
        var capture = found(exchange);
        return switch (library.thumbnail(capture)) {
            case Thumbnail.Found found ->
                shown(exchange, capture, found.digest().hex(), () -> Answer.bytes(JPEG, found.jpeg()));
            case Thumbnail.Missing() -> throw Problem.notFound();
            case Thumbnail.Unreadable() ->
                throw Problem.unacceptable("unreadable", "The still is stored, but it cannot be decoded.");
            case Thumbnail.Overloaded() -> throw Problem.unavailable("overloaded", SOON);
        };
    }

    private Answer delete(Exchange exchange) {
        var capture = found(exchange);
        if (!library.delete(exchange.observer(), capture.recordId())) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    /** A picture came from outside: whatever it is, the browser shows it as a picture and runs nothing. */
    private static Answer shown(Exchange exchange, Capture capture, String tag, Supplier<Answer> picture) {
        var version = exchange.query().optional("v", Form.TEXT).get();
        var current = version.equals(Optional.of(capture.still().sha256().prefix()));
        return exchange.cached(tag, current ? FOR_EVER : ASK_EACH_TIME, picture)
                .with("Content-Disposition", "inline; filename=\"" + capture.recordId() + ".jpg\"")
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }

    private Capture found(Exchange exchange) {
        return library.find(exchange.reach(), recordId(exchange)).orElseThrow(Problem::notFound);
    }

    private static RecordId recordId(Exchange exchange) {
        return exchange.path("record_id", RecordId::new);
    }

    /** The file of the form, read only when there is room for it. */
    private record UploadedContent(Upload upload) implements CaptureIngestion.Content {
        @Override
        public long sizeBytes() {
            return upload.size();
        }

        @Override
        public byte[] read() {
            return upload.content();
        }
    }
}
