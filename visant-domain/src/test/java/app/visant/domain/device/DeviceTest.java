package app.visant.domain.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final DeviceId ID = new DeviceId("CAM-1");
    private static final OrgId ORG = new OrgId(new UUID(0, 1));

    @Test
    void aManufacturedDeviceIsClaimedByTheCodeOnItsLabelOnly() {
        var made = new Device.Manufactured(ID, Optional.of(Sha256.of("K7QF-M2XN-PPRT")), NOW);

        assertThat(made.claimedBy(Optional.of("K7QF-M2XN-PPRT"))).isTrue();
        assertThat(made.claimedBy(Optional.of("K7QF-M2XN-PPRS"))).isFalse();
        assertThat(made.claimedBy(Optional.empty())).isFalse();
    }

    @Test
    void aDeviceHandedOverInPersonNeedsNoCode() {
        assertThat(new Device.Manufactured(ID, Optional.empty(), NOW).claimedBy(Optional.empty()))
                .isTrue();
    }

    @Test
    void keepsNameZoneAndSettingsThroughDeactivationAndBack() {
        var active = new Device.Manufactured(ID, Optional.empty(), NOW)
                .activate(ORG, new DeviceName("Yard"), NOW)
                .movedTo(ZoneId.of("Europe/Berlin"))
                .configured(new DeviceConfig(Optional.of(1280), Optional.of(720), 90, 20, Optional.empty()));

        var back = active.deactivate(NOW.plusSeconds(60)).reactivate(NOW.plusSeconds(120));

        assertThat(back.name()).isEqualTo(active.name());
        assertThat(back.timezone()).isEqualTo(active.timezone());
        assertThat(back.config()).isEqualTo(active.config());
        assertThat(back.activatedAt()).isEqualTo(NOW.plusSeconds(120));
    }

    @Test
    void aReleasedDeviceBelongsToNobodyAndNeedsItsNewCode() {
        var released = Device.Active.registered(ID, ORG, new DeviceName("Yard"), NOW)
                .deactivate(NOW)
                .release(Optional.of(Sha256.of("new")));

        assertThat(released.claimedBy(Optional.of("new"))).isTrue();
        assertThat(released.createdAt()).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "two\nlines"})
    void aNameIsOneLineOfText(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceName(name));
    }

    @Test
    void settingsKeepWithinTheirBounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceConfig(Optional.of(8193), Optional.empty(), 88, 30, Optional.empty()))
                .withMessageContaining("width");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceConfig(Optional.empty(), Optional.empty(), 0, 30, Optional.empty()))
                .withMessageContaining("jpeg_quality");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeviceConfig(Optional.empty(), Optional.empty(), 88, 61, Optional.empty()))
                .withMessageContaining("heartbeat_seconds");
    }

    @Test
    void isAwayOnlyWithoutStreamAndAfterFiveSilentMinutes() {
        var heard = Optional.of(NOW);

        assertThat(Presence.of(true, Optional.empty(), NOW)).isEqualTo(Presence.CONNECTED);
        assertThat(Presence.of(false, heard, NOW.plusSeconds(299))).isEqualTo(Presence.DISCONNECTED);
        assertThat(Presence.of(false, heard, NOW.plusSeconds(300))).isEqualTo(Presence.AWAY);
        assertThat(Presence.of(false, Optional.empty(), NOW)).isEqualTo(Presence.AWAY);
    }
}
