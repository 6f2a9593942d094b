package app.visant.ai;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Response;

/** How long a server asks to be left alone: in the header, in seconds or as a date, or as Gemini says it in the body. */
final class RetryAfter {
    /** Servers have asked for hours, and nobody was served until then. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private RetryAfter() {}

    static Optional<Duration> of(Response response, Optional<JsonNode> error, InstantSource clock) {
        return Optional.ofNullable(response.header("Retry-After"))
                .flatMap(text -> seconds(text).or(() -> date(text, clock.instant())))
                .or(() -> error.flatMap(RetryAfter::inBody))
                .filter(wait -> !wait.isNegative())
                .map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
    }

    private static Optional<Duration> seconds(String text) {
        if (!text.strip().matches("\\d+(\\.\\d+)?")) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofMillis(Math.round(1000 * Math.min(1e9, Double.parseDouble(text.strip())))));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            var then = DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip(), Instant::from);
            return Optional.of(Duration.between(now, then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Duration> inBody(JsonNode error) {
        for (var detail : error.path("details")) {
            var delay = detail.path("retryDelay").asText("");
            if (delay.endsWith("s")) {
                return seconds(delay.substring(0, delay.length() - 1));
            }
        }
        return Optional.empty();
    }
}
