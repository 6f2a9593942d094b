package app.visant.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A refusal as the caller sees it (RFC 9457). Thrown by handlers and by the machinery, mapped in one place. What it says
 * must not depend on anything of another organization: a thing that is not there and one that is not theirs are both
 * {@link #notFound()}.
 */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient List<Flaw> flaws;
    private final transient Map<String, String> headers;

    private Problem(int status, String code, String detail, List<Flaw> flaws, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.flaws = List.copyOf(flaws);
        this.headers = Map.copyOf(headers);
    }

    /**
     * Any refusal.
     *
     * @param code stable, snake_case, for programs
     * @param detail one sentence for people
     */
    public static Problem of(int status, String code, String detail) {
        return new Problem(status, code, detail, List.of(), Map.of());
    }

    /** 404: it is not there, or it is not theirs. */
    public static Problem notFound() {
        return of(404, "not_found", "There is nothing here.");
    }

    public static Problem conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /** 422: well-formed, but not acceptable as a whole. */
    public static Problem unacceptable(String code, String detail) {
        return of(422, code, detail);
    }

    /** 402: the plan does not allow it. */
    public static Problem plan(String code, String detail) {
        return of(402, code, detail);
    }

    public static Problem forbidden(String code, String detail) {
        return of(403, code, detail);
    }

    /** 401: no credential, or one that is not valid. */
    public static Problem unauthorized(String code, String detail) {
        return of(401, code, detail).with("WWW-Authenticate", "Bearer");
    }

    /** 429: to be tried again after a while. */
    public static Problem tooMany(Duration retryAfter) {
        return tooMany("too_many_requests", "Too many requests; try again later.", retryAfter);
    }

    /** 429 of something else than requests. */
    public static Problem tooMany(String code, String detail, Duration retryAfter) {
        return of(429, code, detail).retryAfter(retryAfter);
    }

    /** 503: to be tried again after a while. */
    public static Problem unavailable(String code, Duration retryAfter) {
        return of(503, code, "This cannot be answered right now; try again later.")
                .retryAfter(retryAfter);
    }

    /** 422 with what is wrong where. */
    public static Problem invalid(List<Flaw> flaws) {
        return new Problem(422, "invalid", "The request holds values that cannot be accepted.", flaws, Map.of());
    }

    /** 422 with one flaw. */
    public static Problem invalid(String pointer, String message) {
        return invalid(List.of(new Flaw(pointer, message)));
    }

    /** The same with one more header. */
    public Problem with(String header, String value) {
        var more = new java.util.HashMap<>(headers);
        more.put(header, value);
        return new Problem(status, code, detail(), flaws, more);
    }

    private Problem retryAfter(Duration wait) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return with("Retry-After", Long.toString(seconds));
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    public Map<String, String> headers() {
        return headers;
    }

    /**
     * One value that cannot be accepted.
     *
     * @param pointer JSON pointer into the body; {@code /query/…}, {@code /path/…} and {@code /header/…} for what is outside of it
     */
    public record Flaw(String pointer, String message) {}
}
