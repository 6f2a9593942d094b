package app.visant.http;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.shared.port.StorageUnavailableException;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where failures become answers. */
final class Problems {
    static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(402, "Payment Required"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(426, "Upgrade Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(507, "Insufficient Storage"));

    private Problems() {}

    /** What the caller is told of a failure; what is our own fault is logged and told in no detail. */
    static Problem of(Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case MethodNotAllowedResponse wrong ->
                methodNotAllowed(String.join(", ", wrong.getDetails().values()));
            case HttpResponseException answer -> ofStatus(answer.getStatus());
            case HttpException refused -> ofStatus(refused.getCode());
            case StorageUnavailableException away -> unreachable(away);
            case IdentityProvider.AwayException away -> away(away);
            case PasswordHasher.BusyException busy -> Problem.tooMany(Duration.ofSeconds(1));
            case UncheckedIOException io when timedOut(io) -> ofStatus(408);
            case UncheckedIOException io -> storage(io);
            default -> internal(failure);
        };
    }

    private static boolean timedOut(UncheckedIOException failure) {
        var cause = failure.getCause();
        return cause != null && cause.getCause() instanceof TimeoutException;
    }

    static Problem methodNotAllowed(String allowed) {
        return Problem.of(405, "method_not_allowed", "This address does not know that method.")
                .with("Allow", allowed);
    }

    /** A refusal that the layers below decided on. */
    static Problem ofStatus(int status) {
        return switch (status) {
            case 404 -> Problem.notFound();
            case 405 -> Problem.of(405, "method_not_allowed", "This address does not know that method.");
            case 408 -> Problem.of(408, "timeout", "The request did not arrive in time.");
            case 413 -> tooLarge();
            case 414 -> Problem.of(414, "uri_too_long", "The address is too long.");
            case 431 -> Problem.of(431, "headers_too_large", "The headers are too large.");
            case 503 -> Problem.unavailable("unavailable", Duration.ofSeconds(1));
            default ->
                status >= 400 && status < 500
                        ? Problem.of(status == 426 ? 426 : 400, "bad_request", "The request is not well-formed.")
                        : Problem.of(500, "internal_error", "Something went wrong here.");
        };
    }

    static Problem tooLarge() {
        return Problem.of(413, "too_large", "The body is larger than this address takes.");
    }

    static byte[] body(Problem problem, String requestId) {
        var flaws = problem.flaws().stream()
                .map(flaw -> new ProblemFlaw(flaw.pointer(), flaw.message()))
                .toList();
        return Json.write(new ProblemAnswer(
                "urn:visant:problem:" + problem.code(),
                TITLES.getOrDefault(problem.status(), "Error"),
                problem.status(),
                problem.detail(),
                problem.code(),
                requestId,
                Optional.of(flaws).filter(found -> !found.isEmpty())));
    }

    /** Answers with the problem, unless an answer has begun already. */
    static void answer(Context ctx, Throwable failure) {
        var problem = of(failure);
        var response = ctx.res();
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        problem.headers().forEach(response::setHeader);
        response.setHeader("Cache-Control", "no-store");
        response.setStatus(problem.status());
        response.setContentType(MEDIA_TYPE);
        var body = body(problem, Scope.of(ctx).requestId());
        response.setContentLength(body.length);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            LOG.debug("nobody waits for the answer any more", e);
        }
    }

    /** Every request fails while it is away, so the line is short. */
    private static Problem unreachable(StorageUnavailableException failure) {
        LOG.warn("{}: {}", failure.getMessage(), String.valueOf(failure.getCause()));
        return Problem.unavailable("storage_unavailable", Duration.ofSeconds(10));
    }

    /** Never a refusal: nobody's password is wrong because the one who knows it does not answer. */
    private static Problem away(IdentityProvider.AwayException failure) {
        LOG.warn("{}", failure.getMessage());
        return Problem.unavailable("identity_provider_unavailable", Duration.ofSeconds(5));
    }

    private static Problem storage(UncheckedIOException failure) {
        LOG.error("storage failed", failure);
        return Problem.unavailable("storage_unavailable", Duration.ofSeconds(10));
    }

    private static Problem internal(Throwable failure) {
        LOG.error("a request failed", failure);
        return ofStatus(500);
    }

    /** A problem on the wire. */
    record ProblemAnswer(
            String type,
            String title,
            int status,
            String detail,
            String code,
            String requestId,
            @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<List<ProblemFlaw>> errors) {}

    record ProblemFlaw(String pointer, String message) {}
}
