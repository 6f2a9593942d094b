package app.visant.domain.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {
    private static final Totp RFC = Totp.of("12345678901234567890".getBytes(StandardCharsets.US_ASCII));

    @Test
    void writesItsKeyAsAuthenticatorsReadIt() {
        assertThat(RFC.key()).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.of(new byte[Totp.KEY_BYTES]).code(1)).hasSize(6);
        assertThatThrownBy(() -> new Totp("short").code(1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The examples of RFC 6238, appendix B, in six digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void showsTheCodesOfTheStandard(long seconds, String code) {
        assertThat(RFC.code(Totp.step(Instant.ofEpochSecond(seconds)))).isEqualTo(code);
    }

    @Test
    void takesTheCodesOfThisStepAndItsNeighboursThatAreNewerThanTheLastUsed() {
        var now = Instant.ofEpochSecond(59);

        for (var step = 0; step <= 2; step++) {
            assertThat(RFC.match(RFC.code(step), now, -1)).hasValue(step);
        }
        assertThat(RFC.match(RFC.code(3), now, -1)).isEmpty();
        assertThat(RFC.match(RFC.code(1), now, 1)).isEmpty();
        assertThat(RFC.match(RFC.code(2), now, 1)).hasValue(2);
        assertThat(RFC.match("", now, -1)).isEmpty();
    }
}
