package app.visant.device.cloud;

import app.visant.device.port.ServerTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Times in HTTP answers. */
final class HttpTimes {
    private static final Duration HALF_SECOND = Duration.ofMillis(500);

    private HttpTimes() {}

    /** The server's clock by the {@code Date} header, which is cut to whole seconds. */
    static Optional<ServerTime> serverTime(Response response) {
        return date(response.header("Date"))
                .map(date -> estimate(date.plus(HALF_SECOND), roundTrip(response), HALF_SECOND));
    }

    /** The server's clock by a time it wrote into this answer, at some moment of the round trip. */
    static ServerTime serverTime(Response response, Instant written) {
        return estimate(written, roundTrip(response), Duration.ZERO);
    }

    /** {@code Retry-After}, in seconds or as a date. */
    static Optional<Duration> retryAfter(Response response) {
        var value = response.header("Retry-After");
        if (value == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Duration.ofSeconds(Math.max(0, Integer.parseInt(value.strip()))));
        } catch (NumberFormatException e) {
            var now = date(response.header("Date"));
            return date(value)
                    .flatMap(then -> now.map(at -> Duration.between(at, then)))
                    .filter(wait -> !wait.isNegative());
        }
    }

    static Optional<Instant> instant(@Nullable String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> date(@Nullable String header) {
        try {
            return header == null
                    ? Optional.empty()
                    : Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static ServerTime estimate(Instant server, Duration roundTrip, Duration grain) {
        var half = roundTrip.dividedBy(2);
        return new ServerTime(server.plus(half), half.plus(grain));
    }

    private static Duration roundTrip(Response response) {
        return Duration.ofMillis(Math.max(0, response.receivedResponseAtMillis() - response.sentRequestAtMillis()));
    }
}
