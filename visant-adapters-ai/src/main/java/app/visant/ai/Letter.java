package app.visant.ai;

import app.visant.application.evaluation.port.AgentSettings;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

/**
 * One question on its way.
 *
 * @param operators whether the operator named the address
 */
record Letter(Request request, Optional<AgentSettings.Key> key, boolean operators) {
    private static final MediaType JSON = MediaType.get("application/json");

    static Letter to(HttpUrl url, Lines lines, JsonNode body) {
        var request = new Request.Builder()
                .url(url)
                .header("Accept", "application/json")
                .header("User-Agent", "visant")
                .post(RequestBody.create(body.toString(), JSON));
        lines.key().ifPresent(key -> request.header(lines.header(), lines.prefix() + key.text()));
        return new Letter(request.build(), lines.key(), lines.operators());
    }

    String withoutKey(String text) {
        return key.map(secret -> text.replace(secret.text(), "[key]")).orElse(text);
    }

    /** How the key is shown, and who named the address. */
    record Lines(Optional<AgentSettings.Key> key, String header, String prefix, boolean operators) {}
}
