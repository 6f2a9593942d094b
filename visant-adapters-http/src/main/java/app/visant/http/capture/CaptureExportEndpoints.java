package app.visant.http.capture;

import app.visant.application.capture.CaptureExport;
import app.visant.application.capture.CaptureExport.Extent;
import app.visant.application.capture.CaptureExport.Result;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Captures to take away, as one file. */
public final class CaptureExportEndpoints implements EndpointTable {
    private static final String ZIP = "application/zip";
    private static final Duration SOON = Duration.ofSeconds(10);

    private final CaptureExport export;

    @Inject
    public CaptureExportEndpoints(CaptureExport export) {
        this.export = export;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                CaptureQuery.filters(
                                Endpoint.get("/v1/captures/export.json", "How much /v1/captures/export.zip would be")
                                        .requires(Permission.CAPTURES_READ))
                        .answers(ExtentAnswer.class)
                        .handledBy(this::extent),
                CaptureQuery.filters(Endpoint.get(
                                        "/v1/captures/export.zip", "Stills, what is known of them, and a table of them")
                                .requires(Permission.CAPTURES_READ))
                        .answersBytes(ZIP)
                        .handledBy(this::zip));
    }

    private Answer extent(Exchange exchange) {
        return Answer.ok(ExtentAnswer.of(export.extent(exchange.reach(), CaptureQuery.of(exchange))));
    }

    private Answer zip(Exchange exchange) {
        return switch (export.begin(exchange.observer(), CaptureQuery.of(exchange))) {
            case Result.Begun(var run) ->
                Answer.document(ZIP, new CaptureZip(run))
                        .with("Content-Disposition", "attachment; filename=\"visant-captures.zip\"");
            case Result.TooMuch(var extent) -> throw tooMuch(extent);
            case Result.Busy() ->
                throw Problem.tooMany(
                        "export_under_way", "You are downloading stills already; wait until that is done.", SOON);
        };
    }

    private static Problem tooMuch(Extent extent) {
        var bounds = extent.bounds();
        return Problem.unacceptable(
                "export_too_large",
                "At most %d stills of %d bytes together can be had at once, and this is %s%d of %d bytes; narrow it by from and to, device_id, state or trigger_label."
                        .formatted(
                                bounds.stills(),
                                bounds.bytes(),
                                extent.whole() ? "" : "more than ",
                                extent.stills(),
                                extent.bytes()));
    }

    /**
     * How much it would be.
     *
     * @param stills how many, or so many at least if it is not whole
     * @param bytes of the stills, without what is known of them
     * @param whole whether all were counted
     * @param fits whether it can be had at once
     * @param mostStills how many can be had at once
     * @param mostBytes how much can be had at once
     */
    record ExtentAnswer(long stills, long bytes, boolean whole, boolean fits, int mostStills, long mostBytes) {
        static ExtentAnswer of(Extent extent) {
            return new ExtentAnswer(
                    extent.stills(),
                    extent.bytes(),
                    extent.whole(),
                    extent.fits(),
                    extent.bounds().stills(),
                    extent.bounds().bytes());
        }
    }
}
