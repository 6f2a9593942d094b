package app.visant.device.port;

import app.visant.domain.shared.RecordId;
import java.time.Duration;
import java.util.Optional;

/** What came of one request to the cloud. What it means is for the caller to decide. */
public sealed interface Reply {

    /**
     * An HTTP answer.
     *
     * @param record the record id that the answer names, if any
     * @param detail one line for the log when it is a refusal
     * @param retryAfter what the server asked for
     */
    record Answered(
            int status,
            Optional<RecordId> record,
            String detail,
            Optional<Duration> retryAfter,
            Optional<ServerTime> serverTime)
            implements Reply {
        public boolean ok() {
            return status == 200;
        }
    }

    /** No answer, or one that is not from a Visant server, as a captive portal gives it. */
    record Unreachable(String why) implements Reply {}
}
