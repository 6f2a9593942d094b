package app.visant.domain.shared;

import java.util.Optional;

/**
 * Where a request came from.
 *
 * @param address of the client, as far as the proxies in between are trusted
 * @param requestId names the request in logs, answers and the audit log
 * @param attempt what it is, if it shall have its effect once
 */
public record Origin(String address, String requestId, Optional<Attempt> attempt) {
    /** The machine itself: no request. */
    public static final Origin LOCAL = new Origin("local", "-");

    public Origin(String address, String requestId) {
        this(address, requestId, Optional.empty());
    }

    /** The same request, which is that attempt. */
    public Origin as(Attempt made) {
        return new Origin(address, requestId, Optional.of(made));
    }
}
