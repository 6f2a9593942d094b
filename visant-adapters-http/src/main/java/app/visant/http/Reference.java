package app.visant.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The description of the interface: OpenAPI for programs, a page for people. */
final class Reference implements EndpointTable {
    private static final String PAGE_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String REVALIDATE = "no-cache";

    private final Supplier<List<Endpoint>> endpoints;
    private volatile byte @Nullable [] description;

    Reference(Supplier<List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/openapi.json", "This interface, in OpenAPI 3.1")
                        .open()
                        .answersBytes("application/json")
                        .handledBy(exchange ->
                                Answer.bytes("application/json", description()).with("Cache-Control", REVALIDATE)),
                page("/docs", "This interface, to read", "text/html; charset=utf-8", "docs.html"),
                page("/docs/docs.css", "Style of the reader page", "text/css; charset=utf-8", "docs.css"),
                page("/docs/docs.js", "Script of the reader page", "text/javascript; charset=utf-8", "docs.js"),
                Endpoint.get("/redoc", "Leads to the reader page")
                        .open()
                        .answersNothing(303)
                        .handledBy(exchange -> Answer.seeOther("/docs")));
    }

    private byte[] description() {
        var made = description;
        if (made == null) {
            made = Json.write(OpenApi.describe(endpoints.get()));
            description = made;
        }
        return made;
    }

    private static Endpoint page(String path, String summary, String mediaType, String resource) {
        var content = resource(resource);
        return Endpoint.get(path, summary)
                .open()
                .answersBytes(mediaType)
                .handledBy(exchange -> Answer.bytes(mediaType, content)
                        .with("Cache-Control", REVALIDATE)
                        .with("Content-Security-Policy", PAGE_POLICY));
    }

    private static byte[] resource(String name) {
        try (var in = Objects.requireNonNull(Reference.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
