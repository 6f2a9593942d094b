package app.visant.application.activation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.activation.CodeAdministration.Wanted;
import app.visant.application.activation.CodeRedemption.Result;
import app.visant.application.activation.port.CodeRepository;
import app.visant.application.device.DeviceActivation;
import app.visant.application.device.DeviceActivation.Claim;
import app.visant.application.device.DeviceManufacture;
import app.visant.application.device.DeviceSlots;
import app.visant.application.device.DeviceTokens;
import app.visant.application.org.PlanCodes.Typed;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.ActivationCode.Terms;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.device.DeviceName;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PlansTest {
    private static final String ADDRESS = "192.0.2.7";

    private final InMemoryWorld world = new InMemoryWorld();
    private final CodeAdministration administration =
            new CodeAdministration(world.transactions(), world.codes(), world.tokens(), world.clock());
    private final CodeRedemption redemption = new CodeRedemption(
            world.transactions(),
            new CodeLedger(world.codes(), world.organizations(), world.verifiedAddresses(), world.ids(), world.clock()),
            new CodeTries(world.rateLimiter(), world.clock()));
    private final DeviceTokens tokens = new DeviceTokens(
            world.transactions(), world.devices(), world.deviceTokens(), world.tokens(), world.clock());
    private final DeviceManufacture manufacture = new DeviceManufacture(
            world.transactions(), world.devices(), world.deviceTokens(), world.tokens(), world.clock());
    private final DeviceActivation activation = new DeviceActivation(
            world.transactions(),
            world.devices(),
            new DeviceSlots(world.organizations(), world.devices(), redemption, world.clock()),
            tokens,
            world.ids(),
            world.clock());
    private final Principal.User ada = owner();
    private final Principal.User eve = owner();

    @Test
    void aCodeBettersTheSubscriptionAndIsCounted() {
        made("SLOTS3", new Benefit.DeviceSlots(3), Terms.OPEN);

        var result = redeem(ada, " slots3 ");

        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Redeemed.class,
                        done -> assertThat(done.granted().subscription().slots())
                                .isEqualTo(8));
        assertThat(subscription(ada))
                .isEqualTo(Subscription.first(world.clock().instant()).withSlots(8));
        assertThat(subscription(eve).slots()).isEqualTo(5);
        assertThat(administration
                        .list(CodeRepository.Filter.ALL, Page.Request.first(10))
                        .items())
                .singleElement()
                .returns(1, ActivationCode::uses);
        assertThat(administration
                        .redemptions(new Code("SLOTS3"), Page.Request.first(10))
                        .orElseThrow()
                        .items())
                .singleElement()
                .satisfies(row -> assertThat(row.org()).isEqualTo(ada.org()));
    }

    @Test
    void anUnknownCodeAndOneThatIsSwitchedOffAreOneAnswer() {
        made("OFF-SEASON", new Benefit.DeviceSlots(3), Terms.OPEN);
        administration.change(PortsUnderTest.OPERATOR, new Code("OFF-SEASON"), code -> code.switched(false));

        assertThat(redeem(ada, "OFF-SEASON")).isEqualTo(redeem(ada, "NO-SUCH")).isEqualTo(redeem(ada, "../etc/ñ"));
        assertThat(refusal(redeem(ada, "NO-SUCH"))).isEqualTo("unknown_code");
    }

    @Test
    void eachRefusalHasItsCodeAndChangesNothing() {
        var now = world.clock().instant();
        made("LATER", slots(), terms(Optional.empty(), now.plusSeconds(1), now.plusSeconds(9)));
        made("OVER", slots(), terms(Optional.empty(), now.minusSeconds(9), now));
        made("FIRST", slots(), terms(Optional.of(1), now, now.plusSeconds(9)));
        made("ONCE", slots(), Terms.OPEN);
        made("FRIENDS", slots(), domains("example.com"));
        redeem(eve, "FIRST");
        redeem(ada, "ONCE");
        var before = subscription(ada);

        assertThat(refusal(redeem(ada, "LATER"))).isEqualTo("code_not_yet_valid");
        assertThat(refusal(redeem(ada, "OVER"))).isEqualTo("code_expired");
        assertThat(refusal(redeem(ada, "FIRST"))).isEqualTo("code_used_up");
        assertThat(refusal(redeem(ada, "ONCE"))).isEqualTo("code_already_redeemed");
        assertThat(refusal(redeem(ada, "FRIENDS"))).isEqualTo("code_not_for_address");
        assertThat(subscription(ada)).isEqualTo(before);
    }

    @Test
    void onlyAVerifiedAddressOfTheDomainOpensACodeForIt() {
        made("FRIENDS", slots(), domains("example.com"));
        world.system(Purpose.LOG_IN)
                .run(tx -> world.verifiedAddresses().verify(tx, ada.user(), new EmailDomain("example.com")));
        world.system(Purpose.LOG_IN)
                .run(tx -> world.verifiedAddresses().verify(tx, eve.user(), new EmailDomain("sub.example.com")));

        assertThat(redeem(ada, "FRIENDS")).isInstanceOf(Result.Redeemed.class);
        assertThat(refusal(redeem(eve, "FRIENDS"))).isEqualTo("code_not_for_address");
    }

    @Test
    void guessesAreLimitedPerOrganizationAndRightCodesAreNot() {
        made("OFTEN", slots(), new Terms(Optional.empty(), Optional.empty(), Optional.empty(), false, List.of()));
        for (var i = 0; i < 15; i++) {
            assertThat(redeem(ada, "OFTEN")).isInstanceOf(Result.Redeemed.class);
        }
        for (var i = 0; i < 10; i++) {
            assertThat(refusal(redeem(ada, "GUESS-" + i))).isEqualTo("unknown_code");
        }

        assertThat(redeem(ada, "OFTEN")).isInstanceOf(Result.Throttled.class);
        assertThat(redeem(eve, "OFTEN")).isInstanceOf(Result.Redeemed.class);
        world.clock().advance(Duration.ofHours(1));
        assertThat(redeem(ada, "OFTEN")).isInstanceOf(Result.Redeemed.class);
    }

    @Test
    void guessesAreLimitedPerAddressHoweverManyOrganizationsGuess() {
        for (var i = 0; i < 30; i++) {
            assertThat(refusal(redeem(owner(), "GUESS-" + i))).isEqualTo("unknown_code");
        }

        assertThat(redeem(owner(), "GUESS")).isInstanceOf(Result.Throttled.class);
        assertThat(refusal(redemption.redeem(ada, new Typed("GUESS", "198.51.100.1"))))
                .isEqualTo("unknown_code");
    }

    @Test
    void theSixthDeviceIsActivatedWithTheCodeThatMakesItsSlot() {
        IntStream.range(0, 5).forEach(i -> activation.register(ada, new DeviceName("Yard " + i)));
        made("ONE-MORE", slots(), Terms.OPEN);
        var label = label();

        assertThat(activation.activate(ada, claim(label, Optional.empty())))
                .isEqualTo(new DeviceActivation.Result.NoDeviceSlot());
        assertThat(activation.activate(ada, claim(label, Optional.of("ONE-MORE"))))
                .isInstanceOf(DeviceActivation.Result.Activated.class);

        assertThat(subscription(ada).slots()).isEqualTo(6);
    }

    @Test
    void aCodeAlsoBringsAnEndedTrialBack() {
        made("BACK", new Benefit.TrialExtension(7), Terms.OPEN);
        world.clock().advance(Duration.ofDays(40));
        var label = label();

        assertThat(activation.activate(ada, claim(label, Optional.empty())))
                .isEqualTo(new DeviceActivation.Result.PlanEnded());
        assertThat(activation.activate(ada, claim(label, Optional.of("BACK"))))
                .isInstanceOf(DeviceActivation.Result.Activated.class);

        assertThat(subscription(ada).end()).isEqualTo(world.clock().instant().plus(Duration.ofDays(7)));
    }

    @Test
    void aCodeIsKeptForLaterIfTheDeviceIsNotActivated() {
        made("ONE-MORE", slots(), Terms.OPEN);
        var nothing = new DeviceManufacture.Label(new DeviceId("NO-SUCH"), Optional.empty());

        assertThat(activation.activate(ada, claim(nothing, Optional.of("ONE-MORE"))))
                .isEqualTo(new DeviceActivation.Result.UnknownDevice());

        assertThat(subscription(ada).slots()).isEqualTo(5);
        assertThat(redeem(ada, "ONE-MORE")).isInstanceOf(Result.Redeemed.class);
    }

    @Test
    void guessingOnTheWayToADeviceIsLimitedToo() {
        var label = label();
        for (var i = 0; i < 10; i++) {
            assertThat(activation.activate(ada, claim(label, Optional.of("GUESS-" + i))))
                    .isInstanceOf(DeviceActivation.Result.CodeRefused.class);
        }

        assertThat(activation.activate(ada, claim(label, Optional.of("GUESS"))))
                .isInstanceOf(DeviceActivation.Result.Throttled.class);
        assertThat(activation.activate(ada, claim(label, Optional.empty())))
                .isInstanceOf(DeviceActivation.Result.Activated.class);
    }

    @Test
    void aCodeWithoutATextOfItsOwnGetsOneAndATextIsTakenOnce() {
        var wanted = new Wanted(Optional.empty(), "spring", slots(), Terms.OPEN);

        var made = administration.make(PortsUnderTest.OPERATOR, wanted).orElseThrow();

        assertThat(made.code().value()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(administration.make(
                        PortsUnderTest.OPERATOR, new Wanted(Optional.of(made.code()), "again", slots(), Terms.OPEN)))
                .isEmpty();
        assertThat(administration.change(PortsUnderTest.OPERATOR, new Code("NO-SUCH"), code -> code))
                .isEmpty();
        assertThat(administration.redemptions(new Code("NO-SUCH"), Page.Request.first(1)))
                .isEmpty();
    }

    private void made(String text, Benefit benefit, Terms terms) {
        assertThat(administration.make(
                        PortsUnderTest.OPERATOR, new Wanted(Optional.of(new Code(text)), "", benefit, terms)))
                .isPresent();
    }

    private static Benefit slots() {
        return new Benefit.DeviceSlots(1);
    }

    private static Terms terms(Optional<Integer> maxUses, Instant from, Instant until) {
        return new Terms(maxUses, Optional.of(from), Optional.of(until), true, List.of());
    }

    private static Terms domains(String domain) {
        return new Terms(Optional.empty(), Optional.empty(), Optional.empty(), true, List.of(new EmailDomain(domain)));
    }

    private Result redeem(Principal.User person, String code) {
        return redemption.redeem(person, new Typed(code, ADDRESS));
    }

    private static String refusal(Result result) {
        return ((Result.NotRedeemed) result).why().code();
    }

    private Subscription.Agreed subscription(Principal.User person) {
        return world.in(person.org())
                .find(tx -> world.organizations().find(tx, person.org()))
                .orElseThrow()
                .subscription();
    }

    private DeviceManufacture.Label label() {
        var batch = new DeviceManufacture.Batch(1, List.of(), Optional.empty(), true);
        return ((DeviceManufacture.Result.Made) manufacture.manufacture(PortsUnderTest.OPERATOR, batch))
                .labels()
                .getFirst();
    }

    private static Claim claim(DeviceManufacture.Label label, Optional<String> code) {
        return new Claim(label.id(), label.claimCode(), code.map(text -> new Typed(text, ADDRESS)), Optional.empty());
    }

    private Principal.User owner() {
        var user = world.newOwner();
        return new Principal.User(
                user.id(),
                user.currentOrg(),
                Role.OWNER,
                new SessionId(world.ids().next()),
                false);
    }
}
