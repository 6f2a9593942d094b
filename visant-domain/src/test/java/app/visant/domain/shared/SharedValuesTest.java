package app.visant.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SharedValuesTest {
    private static final OrgId ORG = new OrgId(new UUID(0, 1));

    @ParameterizedTest
    @ValueSource(strings = {"A", "CAP_20251110_120000_abc123", "0-_", "DEVICE001"})
    void outsideIdsTakeLettersDigitsUnderscoresAndHyphens(String id) {
        assertThat(new RecordId(id)).hasToString(id);
        assertThat(new DeviceId(id)).hasToString(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "_a", "a/b", "..", "a.b", "a b", "ä", "a\n", "a\0", "a%2fb"})
    void outsideIdsRefuseWhateverCouldMeanSomethingInAPath(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId(id));
        assertThatIllegalArgumentException().isThrownBy(() -> new DeviceId(id));
    }

    @Test
    void outsideIdsEndAt64Characters() {
        assertThat(new RecordId("a".repeat(64)).value()).hasSize(64);
        assertThatIllegalArgumentException().isThrownBy(() -> new RecordId("a".repeat(65)));
    }

    @Test
    void digestsMatchTheStandard() {
        assertThat(Sha256.of("abc").hex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void pagesHoldOneTo200() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Page.Request(0, Optional.empty()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Page.Request(201, Optional.empty()));
        assertThat(new Page.Request(200, Optional.empty()).limit()).isEqualTo(200);
    }

    @Test
    void eachRoleMayAllThatTheNextOneMay() {
        assertThat(Role.OWNER.permissions()).containsAll(Role.ADMIN.permissions());
        assertThat(Role.ADMIN.permissions()).containsAll(Role.EDITOR.permissions());
        assertThat(Role.EDITOR.permissions()).containsAll(Role.VIEWER.permissions());
    }

    @Test
    void noRoleOperatesThePlatformOrActsAsADevice() {
        assertThat(Role.OWNER.permissions())
                .doesNotContain(
                        Permission.PLATFORM_OPERATE,
                        Permission.DEVICE_STREAM,
                        Permission.DEVICE_REPORT,
                        Permission.DEVICE_UPLOAD);
    }

    @Test
    void aDeviceMayStreamReportAndUploadAndNothingElse() {
        var device = new Principal.Device(new DeviceId("CAM-1"), ORG, Instant.MAX);

        assertThat(Permission.values())
                .filteredOn(device::may)
                .containsExactlyInAnyOrder(
                        Permission.DEVICE_STREAM, Permission.DEVICE_REPORT, Permission.DEVICE_UPLOAD);
    }

    @Test
    void onlyAnOperatorOperatesThePlatform() {
        assertThat(person(true).may(Permission.PLATFORM_OPERATE)).isTrue();
        assertThat(person(false).may(Permission.PLATFORM_OPERATE)).isFalse();
        assertThat(new Principal.Operator("console").may(Permission.PLATFORM_OPERATE))
                .isTrue();
        assertThat(new Principal.Operator("console").may(Permission.CAPTURES_READ))
                .isFalse();
    }

    @Test
    void aKeyMayWhatItWasGrantedAndNeverWhatNoKeyMay() {
        var key = new Principal.Key(
                new KeyId(new UUID(0, 4)),
                new UserId(new UUID(0, 2)),
                Reach.all(ORG),
                Set.of(Permission.CAPTURES_READ, Permission.KEYS_MANAGE));

        assertThat(Permission.values()).filteredOn(key::may).containsExactly(Permission.CAPTURES_READ);
    }

    @Test
    void aReachCoversTheDevicesItNamesOrAll() {
        var one = new Reach(ORG, Optional.of(Set.of(new DeviceId("CAM-1"))));

        assertThat(one.isWhole()).isFalse();
        assertThat(one.covers(new DeviceId("CAM-1"))).isTrue();
        assertThat(one.covers(new DeviceId("CAM-2"))).isFalse();
        assertThat(Reach.all(ORG).isWhole()).isTrue();
        assertThat(Reach.all(ORG).covers(new DeviceId("CAM-2"))).isTrue();
    }

    @Test
    void permissionsAreFoundByTheirNamesOnTheWire() {
        for (var permission : Permission.values()) {
            assertThat(Permission.named(permission.wireName())).contains(permission);
        }
        assertThat(Permission.named("CAPTURES_READ")).isEmpty();
    }

    private static Principal person(boolean operator) {
        return new Principal.User(new UserId(new UUID(0, 2)), ORG, Role.OWNER, new SessionId(new UUID(0, 3)), operator);
    }
}
