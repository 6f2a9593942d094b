package app.visant.domain.shared;

/**
 * Where a request came from.
 *
 * @param address of the client, as far as the proxies in between are trusted
 * @param requestId names the request in logs, answers and the audit log
 */
public record Origin(String address, String requestId) {
    /** The machine itself: no request. */
    public static final Origin LOCAL = new Origin("local", "-");
}
