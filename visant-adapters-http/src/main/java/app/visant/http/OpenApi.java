package app.visant.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Describes routes in OpenAPI 3.1, from the table that serves them. */
final class OpenApi {
    private static final String JSON = "application/json";
    private static final Pattern PARAMETER = Pattern.compile("\\{([a-z_]+)}");
    private static final String ABOUT = """
            Cameras take stills, the cloud judges them, people see the verdicts. Errors are problems of RFC 9457 with a \
            stable `code`. Lists are bare arrays, newest first; the next page is in the `Link` header. Times are RFC 3339 \
            in UTC.""";

    private final Schemas schemas = new Schemas();

    private OpenApi() {}

    static ObjectNode describe(List<Endpoint> endpoints) {
        return new OpenApi().document(endpoints);
    }

    private ObjectNode document(List<Endpoint> endpoints) {
        var document = object();
        document.put("openapi", "3.1.0");
        document.putObject("info").put("title", "Visant").put("version", "v1").put("description", ABOUT);
        var paths = document.putObject("paths");
        for (var endpoint : endpoints) {
            paths.withObjectProperty(endpoint.path()).set(lower(endpoint.method()), operation(endpoint));
        }
        var problem = schemas.of(Problems.ProblemAnswer.class);
        var components = document.putObject("components");
        var refused = components.putObject("responses").putObject("Problem");
        refused.put("description", "Refused; see `code`.");
        content(refused, Problems.MEDIA_TYPE).set("schema", problem);
        var schemes = components.putObject("securitySchemes");
        schemes.putObject("bearer")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("description", "An access token, or a device token (`visd_…`).");
        schemes.putObject("cookie").put("type", "apiKey").put("in", "cookie").put("name", "visant");
        components.set("schemas", schemas.all());
        return document;
    }

    private ObjectNode operation(Endpoint endpoint) {
        var operation = object();
        operation.put("operationId", operationId(endpoint));
        operation.put("summary", endpoint.summary());
        operation.putArray("tags").add(tag(endpoint));
        var security = operation.putArray("security");
        if (endpoint.access() instanceof Endpoint.Access.Guarded(var permission)) {
            operation.put("x-permission", permission.wireName());
            security.addObject().putArray("bearer");
            security.addObject().putArray("cookie");
        }
        parameters(endpoint, operation.putArray("parameters"));
        request(endpoint, operation);
        var responses = operation.putObject("responses");
        reply(endpoint, responses.putObject(Integer.toString(endpoint.reply().status())));
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        return operation;
    }

    private static void parameters(Endpoint endpoint, ArrayNode parameters) {
        var inPath = PARAMETER.matcher(endpoint.path());
        while (inPath.find()) {
            parameter(parameters, "path", inPath.group(1)).put("required", true);
        }
        endpoint.query().forEach(p -> parameter(parameters, "query", p.name()).put("description", p.description()));
        if (endpoint.idempotent()) {
            parameter(parameters, "header", "Idempotency-Key")
                    .put(
                            "description",
                            "The same key again has no second effect, and gets the first answer, for 24 hours.");
        }
    }

    private static ObjectNode parameter(ArrayNode parameters, String in, String name) {
        var parameter = parameters.addObject().put("name", name).put("in", in);
        parameter.putObject("schema").put("type", "string");
        return parameter;
    }

    private void request(Endpoint endpoint, ObjectNode operation) {
        switch (endpoint.request()) {
            case Endpoint.Request.None() -> {}
            case Endpoint.Request.Json(var type) ->
                content(operation.putObject("requestBody"), JSON).set("schema", schemas.of(type));
            case Endpoint.Request.Multipart(var fields, var file) -> {
                var parts = content(operation.putObject("requestBody").put("required", true), "multipart/form-data")
                        .putObject("schema")
                        .putArray("allOf");
                parts.add(schemas.of(fields));
                var upload = parts.addObject().put("type", "object");
                upload.putObject("properties")
                        .putObject(file)
                        .put("type", "string")
                        .put("format", "binary");
                upload.putArray("required").add(file);
            }
        }
    }

    private void reply(Endpoint endpoint, ObjectNode response) {
        switch (endpoint.reply()) {
            case Endpoint.Reply.Json(var status, var type, var picture) -> {
                response.put("description", "Done.");
                content(response, JSON).set("schema", schemas.of(type));
                picture.ifPresent(mediaType -> content(response, mediaType));
            }
            case Endpoint.Reply.JsonList(var element, var table) -> {
                response.put("description", "The list, newest first; `Link` leads to the next page, if there is one.");
                content(response, JSON).set("schema", schemas.listOf(element));
                table.ifPresent(mediaType -> content(response, mediaType));
            }
            case Endpoint.Reply.Bytes(var mediaType) -> {
                response.put("description", "The document.");
                content(response, mediaType.split(";", 2)[0]);
            }
            case Endpoint.Reply.Nothing(var status) -> response.put("description", "Done.");
            case Endpoint.Reply.Events() -> {
                response.put("description", "Server-sent events; `ping` every 15 seconds.");
                content(response, "text/event-stream").putObject("schema").put("type", "string");
            }
            case Endpoint.Reply.Socket() ->
                response.put(
                        "description",
                        "A WebSocket; each message is `{\"event\", \"data\"}`, `ping` every 15 seconds.");
        }
    }

    private static ObjectNode content(ObjectNode owner, String mediaType) {
        return owner.withObjectProperty("content").putObject(mediaType);
    }

    /** As in {@code get_v1_devices_id}. */
    private static String operationId(Endpoint endpoint) {
        var words = PARAMETER.matcher(endpoint.path()).replaceAll((MatchResult found) -> found.group(1));
        return (lower(endpoint.method()) + words.replaceAll("[^A-Za-z0-9]+", "_")).replaceFirst("_$", "");
    }

    /** The context: the first part of the path after the version. */
    private static String tag(Endpoint endpoint) {
        var parts = endpoint.path().split("/", -1);
        return parts.length > 2 && parts[1].equals("v1") ? parts[2] : "server";
    }

    private static String lower(Endpoint.Method method) {
        return method.name().toLowerCase(Locale.ROOT);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
