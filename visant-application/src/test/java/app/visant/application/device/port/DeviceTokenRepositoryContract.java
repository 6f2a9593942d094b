package app.visant.application.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.device.port.DeviceTokenRepository.Bearer;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceName;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

public interface DeviceTokenRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;
    Duration OVERLAP = Duration.ofHours(24);
    /** Of every organization that {@link PortsUnderTest#newOrg} founds. */
    Instant PLAN_END = NOON.plus(Subscription.FIRST_TRIAL);

    PortsUnderTest ports();

    @Test
    default void aTokenLeadsToItsDevice() {
        var device = ports().newDevice(ports().newOrg());
        var token = issue(device, NOON);

        assertThat(bearer(token, NOON)).contains(new Bearer(device.id(), device.org(), PLAN_END, false, true));
        assertThat(bearer(token, NOON.plus(Duration.ofDays(3_650)))).isPresent();
    }

    @Test
    default void aTokenThatNobodyIssuedLeadsNowhere() {
        assertThat(bearer(newToken(), NOON)).isEmpty();
    }

    @Test
    default void theFirstUseIsToldApart() {
        var device = ports().newDevice(ports().newOrg());
        var token = issue(device, NOON);

        confirm(device, token);

        assertThat(bearer(token, NOON)).contains(new Bearer(device.id(), device.org(), PLAN_END, false, false));
    }

    @Test
    default void theOldTokenWorksUntilTheNewOneIsUsed() {
        var device = ports().newDevice(ports().newOrg());
        var old = issue(device, NOON);
        confirm(device, old);
        var fresh = issue(device, NOON);

        assertThat(bearer(old, NOON)).contains(new Bearer(device.id(), device.org(), PLAN_END, false, false));
        assertThat(bearer(fresh, NOON)).contains(new Bearer(device.id(), device.org(), PLAN_END, false, true));
        confirm(device, fresh);

        assertThat(bearer(old, NOON)).isEmpty();
        assertThat(bearer(fresh, NOON)).contains(new Bearer(device.id(), device.org(), PLAN_END, false, false));
    }

    @Test
    default void theOldTokenEndsInTheEndEvenIfTheNewOneIsNotUsed() {
        var device = ports().newDevice(ports().newOrg());
        var old = issue(device, NOON);
        confirm(device, old);
        var fresh = issue(device, NOON);
        var end = NOON.plus(OVERLAP);

        assertThat(bearer(old, end.minusMillis(1))).isPresent();
        assertThat(bearer(old, end)).isEmpty();
        assertThat(bearer(fresh, end)).isPresent();
    }

    @Test
    default void usingTheOldTokenDoesNotConfirmTheNewOne() {
        var device = ports().newDevice(ports().newOrg());
        var old = issue(device, NOON);
        var fresh = issue(device, NOON);

        confirm(device, old);

        assertThat(bearer(fresh, NOON)).map(Bearer::unconfirmed).contains(true);
        assertThat(bearer(old, NOON)).isPresent();
    }

    @Test
    default void onlyTheOneBeforeOutlivesANewToken() {
        var device = ports().newDevice(ports().newOrg());
        var first = issue(device, NOON);
        var second = issue(device, NOON);
        var third = issue(device, NOON);

        assertThat(bearer(first, NOON)).isEmpty();
        assertThat(bearer(second, NOON)).isPresent();
        assertThat(bearer(third, NOON)).isPresent();
    }

    @Test
    default void noTokenOutlivesANewOneThatTakesOverAtOnce() {
        var device = ports().newDevice(ports().newOrg());
        var old = issue(device, NOON);
        var fresh = newToken();
        tokens(tx -> ports().deviceTokens().issue(tx, device.org(), device.id(), fresh, NOON, NOON));

        assertThat(bearer(old, NOON)).isEmpty();
        assertThat(bearer(fresh, NOON)).isPresent();
    }

    @Test
    default void revokingEndsEveryTokenOfTheDeviceAndNoOther() {
        var org = ports().newOrg();
        var device = ports().newDevice(org);
        var neighbour = ports().newDevice(org);
        var old = issue(device, NOON);
        var fresh = issue(device, NOON);
        var neighbours = issue(neighbour, NOON);

        tokens(tx -> ports().deviceTokens().revokeAll(tx, device.id()));

        assertThat(bearer(old, NOON)).isEmpty();
        assertThat(bearer(fresh, NOON)).isEmpty();
        assertThat(bearer(neighbours, NOON)).isPresent();
        assertThat(bearer(issue(device, NOON), NOON)).isPresent();
    }

    @Test
    default void aTokenOfADeviceOutOfServiceLeadsNowhere() {
        var device = ports().newDevice(ports().newOrg());
        var token = issue(device, NOON);

        ports().in(device.org()).run(tx -> ports().devices().update(tx, device.deactivate(NOON)));

        assertThat(bearer(token, NOON)).isEmpty();
    }

    @Test
    default void aTokenDoesNotFollowTheDeviceToAnotherOrganization() {
        var device = ports().newDevice(ports().newOrg());
        var token = issue(device, NOON);
        var other = ports().newOrg();
        var elsewhere = device.deactivate(NOON).release(Optional.empty()).activate(other, device.name(), NOON);

        ports().system(Purpose.DEVICE_ACTIVATION).run(tx -> ports().devices().update(tx, elsewhere));

        assertThat(bearer(token, NOON)).isEmpty();
    }

    @Test
    default void renamingADeviceLeavesItsTokenAlone() {
        var device = ports().newDevice(ports().newOrg());
        var token = issue(device, NOON);

        ports().in(device.org()).run(tx -> ports().devices().update(tx, device.renamed(new DeviceName("Gate 2"))));

        assertThat(bearer(token, NOON)).isPresent();
    }

    @Test
    default void tellsThatTheOrganizationIsSuspended() {
        var device = ports().newDevice(ports().newOrg());
        var token = issue(device, NOON);

        ports().suspend(device.org());

        assertThat(bearer(token, NOON)).contains(new Bearer(device.id(), device.org(), PLAN_END, true, true));
    }

    private Sha256 newToken() {
        return Sha256.of("token " + ports().ids().next());
    }

    private Sha256 issue(Device.Active device, Instant now) {
        var token = newToken();
        tokens(tx -> ports().deviceTokens().issue(tx, device.org(), device.id(), token, now, now.plus(OVERLAP)));
        return token;
    }

    private void confirm(Device.Active device, Sha256 token) {
        tokens(tx -> ports().deviceTokens().confirm(tx, device.id(), token));
    }

    private Optional<Bearer> bearer(Sha256 token, Instant now) {
        return ports().system(Purpose.DEVICE_TOKEN)
                .find(tx -> Optional.ofNullable(
                        ports().deviceTokens().find(tx, List.of(token), now).get(token)));
    }

    private void tokens(Consumer<Tx> work) {
        ports().system(Purpose.DEVICE_TOKEN).run(work);
    }
}
