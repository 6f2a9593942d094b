package app.visant.http.ui;

import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Problem;
import app.visant.http.edge.MediaTypes;
import app.visant.http.ui.DashboardFiles.Stored;
import jakarta.inject.Inject;
import java.util.List;

/**
 * Serves the dashboard. Every address of a page answers the same document, in which the browser finds the page; files
 * with hashed names are kept by caches for ever.
 */
public final class DashboardEndpoints implements EndpointTable {
    /** Everything from here: no other origin, no inline script or style, no frame. */
    static final String POLICY =
            "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final String HTML = "text/html";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_EACH_TIME = "no-cache";

    private final DashboardFiles files;

    @Inject
    public DashboardEndpoints(DashboardFiles files) {
        this.files = files;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                page("/ui", "The dashboard"),
                page("/ui/{page}", "A page of the dashboard, or one of its files with a fixed name"),
                page("/ui/{page}/{item}", "A page of the dashboard about one thing"),
                page("/ui/{page}/{item}/{part}", "A part of such a page"),
                Endpoint.get(
                                "/ui/assets/{file}",
                                "A part of the dashboard's program, under a name that changes with it")
                        .open()
                        .answersBytes("application/octet-stream")
                        .handledBy(this::asset));
    }

    private Endpoint page(String path, String summary) {
        return Endpoint.get(path, summary)
                .open()
                .answersBytes(HTML)
                .handledBy(path.equals("/ui/{page}") ? this::fileOrPage : this::document);
    }

    private Answer fileOrPage(Exchange exchange) {
        var name = exchange.path("page", given -> given);
        if (name.equals(DashboardFiles.PAGE) || !name.contains(".")) {
            return document(exchange);
        }
        return files.find(name).map(file -> revalidated(exchange, file)).orElseThrow(Problem::notFound);
    }

    private Answer document(Exchange exchange) {
        return files.find(DashboardFiles.PAGE)
                .map(page -> revalidated(exchange, page))
                .orElseThrow(() -> Problem.of(
                        404,
                        "no_dashboard",
                        "This build is without the dashboard; the interface is described at /docs."));
    }

    private static Answer revalidated(Exchange exchange, Stored file) {
        return exchange.cached(file.tag(), ASK_EACH_TIME, () -> Answer.bytes(file.mediaType(), file.content()))
                .with("Content-Security-Policy", POLICY);
    }

    private Answer asset(Exchange exchange) {
        var file = files.find("assets/" + exchange.path("file", given -> given)).orElseThrow(Problem::notFound);
        var packed = file.packed().filter(p -> takesGzip(exchange));
        var answer = packed.map(p -> Answer.bytes(file.mediaType(), p).with("Content-Encoding", "gzip"))
                .orElseGet(() -> Answer.bytes(file.mediaType(), file.content()));
        return answer.with("Vary", "Accept-Encoding").with("Cache-Control", FOR_EVER);
    }

    /** The header has the grammar of {@code Accept}. */
    private static boolean takesGzip(Exchange exchange) {
        return exchange.header("Accept-Encoding")
                .filter(given -> MediaTypes.names(given, "gzip"))
                .isPresent();
    }
}
