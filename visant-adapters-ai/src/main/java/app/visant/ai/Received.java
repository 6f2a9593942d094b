package app.visant.ai;

import app.visant.domain.evaluation.ModelOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import okhttp3.Call;
import okhttp3.Response;

/** What came back over the line. Texts of errors are never passed on, only their numbers and codes. */
sealed interface Received {
    /** A refusal that asking again at once cannot change: a wrong key, an unknown model. */
    Duration LATER = Duration.ofMinutes(5);

    /** Codes by which OpenAI and those who speak like it refuse a picture or a text, and not the whole request. */
    Set<String> BLOCKS = Set.of(
            "content_filter", "content_policy_violation", "image_content_policy_violation", "moderation_blocked");

    /** The server looked at this request and takes none like it. Asking again, now or later, would not help. */
    Set<Integer> REQUESTS_OWN = Set.of(400, 413, 415, 422);

    /** The server's answer. */
    record Answered(JsonNode json) implements Received {}

    /** No answer, and what that means. */
    record Failed(ModelOutcome outcome) implements Received {}

    static Received malformed(String detail) {
        return new Failed(new ModelOutcome.Malformed(detail));
    }

    /** A status that is none of success. */
    static Received refused(Response response, Optional<String> body, InstantSource clock) {
        var error = body.flatMap(ModelLine::json).map(json -> json.path("error"));
        var code = error.map(e -> e.path("code").isTextual() ? e.path("code") : e.path("status"))
                .map(JsonNode::asText)
                .map(text -> text.toLowerCase(Locale.ROOT))
                .filter(text -> text.matches("[a-z0-9_.-]{1,64}"));
        if (code.filter(BLOCKS::contains).isPresent()) {
            return new Failed(new ModelOutcome.Declined("blocked: " + code.get()));
        }
        var status = response.code();
        if (REQUESTS_OWN.contains(status) && !aboutTheKey(code, error)) {
            return new Failed(new ModelOutcome.Declined(
                    "answered " + status + code.map(c -> " " + c).orElse("")));
        }
        var detail = "answered " + status + code.map(c -> " " + c).orElse("");
        var passing = status == 408 || status == 409 || status == 425 || status == 429 || status >= 500;
        var wait = passing ? RetryAfter.of(response, error, clock) : Optional.of(LATER);
        return new Failed(new ModelOutcome.Unavailable(detail, wait));
    }

    /** Gemini says with a 400 also that the key is wrong, or has not been paid for. */
    private static boolean aboutTheKey(Optional<String> code, Optional<JsonNode> error) {
        return code.filter("failed_precondition"::equals).isPresent()
                || error.map(e -> e.path("details").findValuesAsText("reason"))
                        .filter(reasons -> reasons.contains("API_KEY_INVALID"))
                        .isPresent();
    }

    /** A line that broke, or a time that ran out. */
    static ModelOutcome broken(Call call, IOException fault, Duration limit) {
        if (Thread.currentThread().isInterrupted()) {
            return interrupted();
        }
        // The line cancels a call when its time is up, and nobody else does.
        if (call.isCanceled()) {
            return new ModelOutcome.TimedOut(limit);
        }
        return new ModelOutcome.Unavailable(
                "could not be reached: " + fault.getClass().getSimpleName(), Optional.empty());
    }

    static ModelOutcome interrupted() {
        return new ModelOutcome.Unavailable("interrupted", Optional.empty());
    }
}
