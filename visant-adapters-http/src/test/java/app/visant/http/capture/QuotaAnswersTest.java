package app.visant.http.capture;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Purpose;
import app.visant.domain.org.Limit;
import app.visant.http.Call;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a device is told when its organization has used up what it may. */
final class QuotaAnswersTest {
    private final CaptureServer captures = new CaptureServer();

    @AfterEach
    void close() {
        captures.close();
    }

    @Test
    void oneStillTooManyOfTheDayIs429UntilMidnight() {
        limit(Limit.CAPTURES_PER_DAY, 1);
        assertThat(upload("CAP_1").status()).isEqualTo(200);

        var refused = upload("CAP_2");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("captures_per_day");
        assertThat(refused.header("Retry-After")).isEqualTo(Integer.toString(12 * 3600));
        assertThat(upload("CAP_1").status()).as("a still that is stored").isEqualTo(200);
    }

    @Test
    void storageThatIsUsedUpIs507() {
        limit(Limit.STORAGE_BYTES, 10);

        var refused = upload("CAP_1");

        assertThat(refused.status()).isEqualTo(507);
        assertThat(refused.code()).isEqualTo("storage_quota");
        assertThat(refused.header("Retry-After")).isEqualTo("600");
    }

    private Call.Reply upload(String recordId) {
        return captures.upload(recordId);
    }

    private void limit(Limit limit, long value) {
        var ports = captures.world.ports;
        var org = captures.world.org;
        var now = ports.clock().instant();
        ports.system(Purpose.OPERATOR).run(tx -> ports.limits().set(tx, org, Map.of(limit, Optional.of(value)), now));
        ports.limitBook().tick();
    }
}
