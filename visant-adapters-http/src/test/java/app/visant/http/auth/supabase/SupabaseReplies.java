package app.visant.http.auth.supabase;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Locale;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;

/** How a project writes: each form in which refusals are told, and what all of them share. */
enum SupabaseReplies {
    OLDER,
    NEWER,
    OAUTH;

    private static final JsonMapper JSON = new JsonMapper();

    MockResponse refused(int status, String code, String message) {
        var body = object();
        return switch (this) {
            case NEWER -> json(status, body.put("code", code).put("message", message));
            case OLDER ->
                json(status, body.put("code", status).put("error_code", code).put("msg", message));
            case OAUTH ->
                status == 400
                        ? json(status, body.put("error", "invalid_grant").put("error_description", message))
                        : json(
                                status,
                                body.put("code", status).put("error_code", code).put("msg", message));
        };
    }

    static MockResponse json(int status, JsonNode body) {
        return new MockResponse.Builder()
                .code(status)
                .addHeader("Content-Type", "application/json")
                .body(body.toString())
                .build();
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String email(JsonNode body) {
        return body.path("email").asText().toLowerCase(Locale.ROOT);
    }

    static JsonNode body(RecordedRequest request) {
        var body = request.getBody();
        try {
            return body == null || body.size() == 0 ? object() : JSON.readTree(body.utf8());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
