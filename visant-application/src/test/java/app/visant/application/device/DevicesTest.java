package app.visant.application.device;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.device.DeviceActivation.Claim;
import app.visant.application.device.DeviceActivation.Result;
import app.visant.application.device.DeviceManufacture.Batch;
import app.visant.application.device.DeviceManufacture.Label;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.PlanCodes;
import app.visant.application.shared.port.Signal;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.DeviceName;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class DevicesTest {
    private final InMemoryWorld world = new InMemoryWorld();
    private final List<DeviceId> moved = new ArrayList<>();
    private final DeviceTokens tokens = new DeviceTokens(
            world.transactions(), world.devices(), world.deviceTokens(), world.tokens(), world.clock());
    private final DeviceManufacture manufacture = new DeviceManufacture(
            world.transactions(), world.devices(), world.deviceTokens(), world.tokens(), world.clock());
    private final DeviceActivation activation = new DeviceActivation(
            world.transactions(),
            world.devices(),
            new DeviceSlots(world.organizations(), world.devices(), new RefusedCodes(), world.clock()),
            tokens,
            world.ids(),
            world.clock());
    private final DeviceFleet fleet = new DeviceFleet(
            world.transactions(),
            new DeviceFleet.Stores(world.devices(), world.deviceViews(), world.deviceTokens()),
            Set.of((tx, org, device) -> moved.add(device)),
            world.signals(),
            world.clock());
    private final Principal.User ada = owner();
    private final Principal.User eve = owner();

    @Test
    void aMadeDeviceIsActivatedByTheCodeOnItsLabel() {
        var label = made();

        var result = activation.activate(ada, claim(label));

        assertThat(result).isInstanceOfSatisfying(Result.Activated.class, done -> {
            assertThat(done.device().org()).isEqualTo(ada.org());
            assertThat(tokens.authenticate(done.token()))
                    .contains(new Principal.Device(
                            label.id(), ada.org(), world.clock().instant().plus(Subscription.FIRST_TRIAL)));
        });
    }

    @Test
    void unknownNotProvenAndForeignDevicesAreOneAnswer() {
        var label = made();
        var foreign = made();
        activation.activate(eve, claim(foreign));

        assertThat(activation.activate(ada, claim(new DeviceId("NO-SUCH"), Optional.of("AAAA-BBBB-CCCC"))))
                .isEqualTo(new Result.UnknownDevice());
        assertThat(activation.activate(ada, claim(label.id(), Optional.of("AAAA-BBBB-CCCC"))))
                .isEqualTo(new Result.UnknownDevice());
        assertThat(activation.activate(ada, claim(label.id(), Optional.empty())))
                .isEqualTo(new Result.UnknownDevice());
        assertThat(activation.activate(ada, claim(foreign))).isEqualTo(new Result.UnknownDevice());
    }

    @Test
    void theSixthDeviceFindsNoSlotUntilOneIsDeactivated() {
        var first = registered(ada);
        for (var i = 0; i < 4; i++) {
            registered(ada);
        }

        assertThat(activation.register(ada, new DeviceName("Sixth"))).isEqualTo(new Result.NoDeviceSlot());
        assertThat(activation.activate(ada, claim(made()))).isEqualTo(new Result.NoDeviceSlot());
        fleet.deactivate(ada, first.device().id());
        assertThat(activation.register(ada, new DeviceName("Sixth"))).isInstanceOf(Result.Activated.class);
    }

    @Test
    void anActiveOneIsNotActivatedTwice() {
        var label = made();
        activation.activate(ada, claim(label));

        assertThat(activation.activate(ada, claim(label))).isEqualTo(new Result.AlreadyActive());
    }

    @Test
    void whoeverTypesARefusedCodeGetsNoDeviceByIt() {
        var label = made();

        assertThat(activation.activate(ada, claimWithCode(label, "PROMO2024")))
                .isEqualTo(new Result.CodeRefused(RefusedCodes.WHY));

        assertThat(activation.activate(ada, claim(label))).isInstanceOf(Result.Activated.class);
    }

    @Test
    void onlyAnOwnerTypesACode() {
        var label = made();
        var admin = new Principal.User(ada.user(), ada.org(), Role.ADMIN, ada.session(), false);

        assertThat(activation.activate(admin, claimWithCode(label, "PROMO2024")))
                .isEqualTo(new Result.CodeIsForOwners());

        assertThat(activation.activate(admin, claim(label))).isInstanceOf(Result.Activated.class);
    }

    @Test
    void afterTheTrialNothingIsActivatedAndWhatWasActiveStaysSo() {
        var old = registered(ada);
        var label = made();
        world.clock().advance(Subscription.FIRST_TRIAL);

        assertThat(activation.register(ada, new DeviceName("Late"))).isEqualTo(new Result.PlanEnded());
        assertThat(activation.activate(ada, claim(label))).isEqualTo(new Result.PlanEnded());

        assertThat(fleet.find(ada.org(), old.device().id()))
                .hasValueSatisfying(view -> assertThat(view.device()).isInstanceOf(Device.Active.class));
    }

    @Test
    void deactivatingEndsTheTokenAndWakesTheStreamAndDoingItAgainIsHarmless() {
        var done = registered(ada);

        assertThat(fleet.deactivate(eve, done.device().id())).isFalse();
        assertThat(fleet.deactivate(ada, done.device().id())).isTrue();

        assertThat(tokens.authenticate(done.token())).isEmpty();
        assertThat(world.signals().published())
                .contains(new Signal.DeviceWoken(done.device().id()));
        assertThat(fleet.deactivate(ada, done.device().id())).isTrue();
    }

    @Test
    void theOwnOrganizationActivatesAgainAnotherOnlyAfterTheOperatorsRelease() {
        var label = made();
        activation.activate(ada, claim(label));
        fleet.deactivate(ada, label.id());

        assertThat(activation.activate(eve, claim(label))).isEqualTo(new Result.UnknownDevice());
        var fresh = manufacture.release(PortsUnderTest.OPERATOR, label.id()).orElseThrow();
        assertThat(activation.activate(eve, claim(label))).isEqualTo(new Result.UnknownDevice());
        assertThat(activation.activate(eve, claim(fresh))).isInstanceOf(Result.Activated.class);
        assertThat(manufacture.release(PortsUnderTest.OPERATOR, label.id())).isEmpty();
    }

    @Test
    void anOldOneComesBackWithANewTokenAndWithoutItsLabel() {
        var done = registered(ada);
        fleet.deactivate(ada, done.device().id());

        var back = activation.activate(ada, claim(done.device().id(), Optional.empty()));

        assertThat(back).isInstanceOfSatisfying(Result.Activated.class, again -> {
            assertThat(again.token()).isNotEqualTo(done.token());
            assertThat(tokens.authenticate(done.token())).isEmpty();
            assertThat(tokens.authenticate(again.token())).isPresent();
        });
    }

    @Test
    void aRotatedTokenLeavesTheOldOneUntilTheNewOneIsUsed() {
        var done = registered(ada);
        var fresh = tokens.rotate(ada, done.device().id()).orElseThrow();

        assertThat(tokens.authenticate(done.token())).isPresent();
        assertThat(tokens.authenticate(fresh)).isPresent();
        assertThat(tokens.authenticate(done.token())).isEmpty();
        assertThat(tokens.rotate(eve, done.device().id())).isEmpty();
    }

    @Test
    void anUnusedRotationEndsTheOldTokenAfterADay() {
        var done = registered(ada);
        tokens.rotate(ada, done.device().id());
        world.clock().advance(Duration.ofHours(24));

        assertThat(tokens.authenticate(done.token())).isEmpty();
    }

    @Test
    void aBatchIsMadeWholeOrNotAtAll() {
        var taken = new DeviceId("GATE-1");
        manufacture.manufacture(PortsUnderTest.OPERATOR, new Batch(0, List.of(taken), Optional.of("spring"), false));

        var result = manufacture.manufacture(
                PortsUnderTest.OPERATOR, new Batch(2, List.of(new DeviceId("GATE-0"), taken), Optional.empty(), true));

        assertThat(result).isEqualTo(new DeviceManufacture.Result.IdTaken(taken));
        assertThat(manufacture
                        .list(DeviceRepository.Filter.ALL, Page.Request.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void changesCountUpWhatTheDeviceMustBeToldAndZonesAreFollowed() {
        var id = registered(ada).device().id();

        fleet.update(ada, id, Optional.of(new DeviceName("Gate")), Optional.of(ZoneId.of("Asia/Tokyo")));
        var view = fleet.configure(
                        ada,
                        id,
                        config -> new DeviceConfig(Optional.of(640), Optional.of(480), 80, 20, Optional.empty()))
                .orElseThrow();

        assertThat(view.device()).isInstanceOfSatisfying(Device.Active.class, device -> {
            assertThat(device.name().value()).isEqualTo("Gate");
            assertThat(device.timezone()).contains(ZoneId.of("Asia/Tokyo"));
            assertThat(device.config().width()).contains(640);
        });
        assertThat(moved).containsExactly(id);
        assertThat(fleet.update(eve, id, Optional.of(new DeviceName("Mine")), Optional.empty()))
                .isEmpty();
    }

    private DeviceActivation.Result.Activated registered(Principal.User person) {
        return (Result.Activated) activation.register(person, new DeviceName("Yard"));
    }

    private Label made() {
        return ((DeviceManufacture.Result.Made) manufacture.manufacture(
                        PortsUnderTest.OPERATOR, new Batch(1, List.of(), Optional.empty(), true)))
                .labels()
                .get(0);
    }

    private static Claim claimWithCode(Label label, String code) {
        return new Claim(
                label.id(), label.claimCode(), Optional.of(new PlanCodes.Typed(code, "192.0.2.1")), Optional.empty());
    }

    private static Claim claim(Label label) {
        return claim(label.id(), label.claimCode());
    }

    private static Claim claim(DeviceId id, Optional<String> code) {
        return new Claim(id, code, Optional.empty(), Optional.empty());
    }

    private Principal.User owner() {
        var user = world.newOwner();
        OrgId org = user.currentOrg();
        return new Principal.User(
                user.id(), org, Role.OWNER, new SessionId(world.ids().next()), false);
    }

    /** Knows no code. */
    private static final class RefusedCodes implements PlanCodes {
        private static final Refused WHY = new Refused("unknown_code", "There is no such code.");

        @Override
        public <T> Tried<T> tried(Principal.User person, Typed code, Function<Redeemer, T> work) {
            return new Tried.Run<>(work.apply(tx -> Optional.of(WHY)));
        }
    }
}
