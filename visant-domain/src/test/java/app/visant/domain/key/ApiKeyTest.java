package app.visant.domain.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApiKeyTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final OrgId ORG = new OrgId(new UUID(0, 1));
    private static final Set<Permission> LOOK = Set.of(Permission.CAPTURES_READ);

    @Test
    void isGoodUntilItsEnd() {
        var key = key(LOOK, Optional.empty(), Optional.of(NOON.plusSeconds(1)));

        assertThat(key.isLive(NOON)).isTrue();
        assertThat(key.isLive(NOON.plusSeconds(1))).isFalse();
        assertThat(key(LOOK, Optional.empty(), Optional.empty()).isLive(Instant.MAX))
                .isTrue();
    }

    @Test
    void grantsWhatTheMakersRoleGrantsNow() {
        var key = key(
                Set.of(Permission.CAPTURES_READ, Permission.CAPTURES_DELETE, Permission.DEVICES_MANAGE),
                Optional.empty(),
                Optional.empty());

        assertThat(key.principal(Role.VIEWER).granted()).containsExactly(Permission.CAPTURES_READ);
        assertThat(key.principal(Role.ADMIN).granted()).isEqualTo(key.scopes());
    }

    @Test
    void refusesWhatMakesNoSense() {
        var tooMany = IntStream.rangeClosed(0, ApiKey.MOST_DEVICES)
                .mapToObj(i -> new DeviceId("CAM-" + i))
                .collect(Collectors.toSet());

        assertThatThrownBy(() -> key(Set.of(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key(Set.of(Permission.PLAN_MANAGE), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key(LOOK, Optional.of(Set.of()), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key(LOOK, Optional.of(tooMany), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> key(LOOK, Optional.empty(), Optional.of(NOON)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ApiKey key(Set<Permission> scopes, Optional<Set<DeviceId>> devices, Optional<Instant> end) {
        return new ApiKey(
                new KeyId(new UUID(0, 2)),
                "Wall",
                new UserId(new UUID(0, 3)),
                new Reach(ORG, devices),
                scopes,
                NOON,
                end,
                Optional.empty());
    }
}
