package app.visant.device.cloud;

import app.visant.device.port.Reply;
import app.visant.device.port.ServerTime;
import app.visant.domain.shared.RecordId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.Optional;
import okhttp3.Response;

/** Turns HTTP answers into replies, and tells the cloud's answers from those of whoever sits between. */
final class Replies {
    private static final int MOST_BODY = 16 * 1024;
    private static final int MOST_DETAIL = 200;

    private Replies() {}

    static Reply of(Response response) throws IOException {
        var body = json(response);
        // A proxy's refusal is no reason to give a still up.
        if (body.isEmpty()) {
            return new Reply.Unreachable("something answered " + response.code()
                    + " that is not a Visant server; perhaps this network wants a log-in");
        }
        var json = body.orElse(MissingNode.getInstance());
        return new Reply.Answered(
                response.code(),
                record(json),
                detail(response, json),
                HttpTimes.retryAfter(response),
                time(response, json));
    }

    private static Optional<ServerTime> time(Response response, JsonNode json) {
        return HttpTimes.instant(json.path("server_time").textValue())
                .map(written -> HttpTimes.serverTime(response, written))
                .or(() -> HttpTimes.serverTime(response));
    }

    private static Optional<RecordId> record(JsonNode json) {
        try {
            return Optional.ofNullable(json.path("record_id").textValue()).map(RecordId::new);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One line, as the problem document or else the status line tells it; what strangers write is not let into the log as it is. */
    private static String detail(Response response, JsonNode json) {
        if (response.isRedirect()) {
            return "(a redirect, which is not followed; check CLOUD_URL)";
        }
        var told = json.path("detail").asText(json.path("title").asText(response.message()));
        var line = told.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() > MOST_DETAIL ? line.substring(0, MOST_DETAIL) : line;
    }

    /** The JSON object in the body; an empty body counts as an empty object. */
    private static Optional<JsonNode> json(Response response) throws IOException {
        var text = response.peekBody(MOST_BODY).string();
        if (text.isBlank()) {
            return Optional.of(Json.MAPPER.createObjectNode());
        }
        try {
            return Optional.of(Json.MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
