package app.visant.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Describes routes in OpenAPI 3.1. */
final class OpenApi {
    private OpenApi() {}

    static ObjectNode describe(List<Endpoint> endpoints) {
        var document = JsonNodeFactory.instance.objectNode();
        document.put("openapi", "3.1.0");
        var paths = document.putObject("paths");
        endpoints.forEach(endpoint -> paths.withObjectProperty(endpoint.path())
                .putObject(endpoint.method().name().toLowerCase(java.util.Locale.ROOT)));
        return document;
    }
}
