package app.visant.domain.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class CaptureTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void believesADeviceThatIsLateOrALittleAhead() {
        assertThat(takenAt(NOW.minus(Duration.ofDays(400))).capturedAt()).isEqualTo(NOW.minus(Duration.ofDays(400)));
        assertThat(takenAt(NOW.plus(Duration.ofMinutes(5))).clockSuspect()).isFalse();
    }

    @Test
    void putsItsOwnTimeInPlaceOfOneThatIsFarAhead() {
        var capture = takenAt(NOW.plus(Duration.ofMinutes(5)).plusMillis(1));

        assertThat(capture.capturedAt()).isEqualTo(NOW);
        assertThat(capture.clockSuspect()).isTrue();
    }

    @Test
    void regionsLieWithinThePicture() {
        assertThat(new Region(0, 0, 1, 1).w()).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> new Region(0.5, 0, 0.6, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Region(0, 0, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Region(Double.NaN, 0, 1, 1));
    }

    private static Capture takenAt(Instant claimed) {
        return Capture.received(
                new CaptureId(new UUID(0, 1)),
                new OrgId(new UUID(0, 2)),
                new DeviceId("CAM-1"),
                new RecordId("CAP_1"),
                claimed,
                Optional.empty(),
                Optional.empty(),
                new Still(Sha256.of("bytes"), 5, 4, 3),
                NOW);
    }
}
