package app.visant.http;

import app.visant.application.shared.port.IdempotencyStore;
import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a repeated request with the same {@code Idempotency-Key} have one effect and one answer. */
final class Replays {
    private static final Logger LOG = LoggerFactory.getLogger(Replays.class);
    private static final String HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    private final IdempotencyStore store;
    private final InstantSource clock;

    Replays(IdempotencyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** The answer of {@code handle}, or the one that the same request was given before. */
    Answer once(Exchange exchange, byte[] body, Function<Exchange, Answer> handle) {
        var given = exchange.header(HEADER);
        if (given.isEmpty()) {
            return handle.apply(exchange);
        }
        var key = given.get();
        if (!KEY.matcher(key).matches()) {
            throw Problem.invalid("/header/idempotency-key", "must be 1 to 255 visible characters");
        }
        var attempt = new Attempt(
                exchange.org(), principal(exchange), key, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return switch (store.claim(attempt, fingerprint(exchange, body))) {
            case IdempotencyStore.Claim.Granted() -> first(exchange, attempt, handle);
            case IdempotencyStore.Claim.InProgress() -> throw inProgress();
            case IdempotencyStore.Claim.AnswerLost() ->
                throw Problem.conflict("already_done", "This was done already; its answer was lost.");
            case IdempotencyStore.Claim.Mismatch() ->
                throw Problem.unacceptable("idempotency_mismatch", "This key was used for another request.");
            case IdempotencyStore.Claim.Answered answered -> replay(answered);
        };
    }

    private Answer first(Exchange exchange, Attempt attempt, Function<Exchange, Answer> handle) {
        Answer answer;
        try {
            answer = handle.apply(exchange.as(attempt));
        } catch (IdempotencyStore.OvertakenException late) {
            throw inProgress();
        } catch (RuntimeException | Error e) {
            release(attempt);
            throw e;
        }
        keep(exchange, attempt, answer);
        return answer;
    }

    private static Problem inProgress() {
        return Problem.conflict("in_progress", "A request with this key is being answered.")
                .with("Retry-After", Long.toString(Duration.ofSeconds(1).toSeconds()));
    }

    /** The effect has happened, so failing to remember the answer must not make it a failure. */
    private void keep(Exchange exchange, Attempt attempt, Answer answer) {
        var secret = exchange.endpoint().secret();
        var body = secret || !(answer.content() instanceof Answer.Content.Json json)
                ? ""
                : new String(Json.write(json.value()), StandardCharsets.UTF_8);
        try {
            store.complete(attempt, answer.status(), body, secret);
        } catch (RuntimeException e) {
            LOG.warn("an answer could not be kept for its idempotency key", e);
        }
    }

    private void release(Attempt attempt) {
        try {
            store.release(attempt);
        } catch (RuntimeException e) {
            LOG.warn("an idempotency key could not be released", e);
        }
    }

    private static Answer replay(IdempotencyStore.Claim.Answered answered) {
        if (answered.secret()) {
            throw Problem.conflict("already_done", "This was done already; its secret is not told twice.");
        }
        var answer = answered.body().isEmpty()
                ? Answer.nothing(answered.status())
                : Answer.bytes(
                        answered.status(), "application/json", answered.body().getBytes(StandardCharsets.UTF_8));
        return answer.with("Idempotent-Replayed", "true");
    }

    private static String principal(Exchange exchange) {
        return switch (exchange.principal()) {
            case Principal.User user -> "user:" + user.user();
            case Principal.Key key -> "key:" + key.key();
            case Principal.Device device -> "device:" + device.device();
            case Principal.Operator operator -> "operator:" + operator.name();
        };
    }

    private static Sha256 fingerprint(Exchange exchange, byte[] body) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(exchange.line().getBytes(StandardCharsets.UTF_8));
        all.write('\n');
        all.writeBytes(body);
        return Sha256.of(all.toByteArray());
    }
}
