package app.visant.application.identity;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.identity.port.IdentityProvider.Replacement;
import app.visant.application.identity.port.IdentityProvider.Reset;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Totp;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class RecoveryAndFactorsTest {
    private static final String ADA = "ada@example.org";

    private final AccountWorld world = new AccountWorld();

    @Test
    void signingUpAsksForAProofOfTheAddressWhichIsGoodOnceWithinAnHour() {
        var ada = world.person(world.signedUp(ADA));
        var token = world.mailedTokenTo(ADA);
        assertThat(world.own.export(ada).orElseThrow().verifiedAt()).isEmpty();

        assertThat(world.verification.verify(token, Origin.LOCAL)).isTrue();
        assertThat(world.verification.verify(token, Origin.LOCAL)).isFalse();
        assertThat(world.own.export(ada).orElseThrow().verifiedAt()).isPresent();
        assertThat(world.verification.askAgain(ada)).isInstanceOf(EmailVerification.Result.VerifiedAlready.class);

        world.signedUp("bob@example.org");
        var late = world.mailedTokenTo("bob@example.org");
        world.ports.clock().advance(Duration.ofHours(1));
        assertThat(world.verification.verify(late, Origin.LOCAL)).isFalse();
    }

    @Test
    void aLinkSentAgainVoidsTheOneBeforeAndIsNotSentWithoutEnd() {
        var ada = world.person(world.signedUp(ADA));
        var first = world.mailedTokenTo(ADA);
        for (var i = 0; i < 5; i++) {
            assertThat(world.verification.askAgain(ada)).isInstanceOf(EmailVerification.Result.Sent.class);
        }

        assertThat(world.verification.askAgain(ada)).isInstanceOf(EmailVerification.Result.Throttled.class);
        assertThat(world.verification.verify(first, Origin.LOCAL)).isFalse();
        assertThat(world.verification.verify(world.mailedTokenTo(ADA), Origin.LOCAL))
                .isTrue();
    }

    @Test
    void theMailSaysNothingThatWhoeverSignedUpWrote() {
        world.signedUp(ADA);
        world.deliver();

        var letter = world.ports.mailer().lastTo(ADA).orElseThrow();
        assertThat(letter.to().name()).isEmpty();
        assertThat(letter.text())
                .contains("https://visant.example/ui/verify-email#token=")
                .doesNotContain("ada");
    }

    @Test
    void anAddressOfTheConfigurationOperatesThePlatformOnceItIsProvenAndNotBefore() {
        var chief = world.signedUp(AccountWorld.CHIEF.value());
        world.verification.appointOperators();
        assertThat(world.person(chief).operator()).isFalse();

        world.verification.verify(world.mailedTokenTo(AccountWorld.CHIEF.value()), Origin.LOCAL);

        assertThat(world.person(chief).operator()).isTrue();
        assertThat(world.person(world.signedUp(ADA)).operator()).isFalse();
    }

    @Test
    void anAddressProvenBeforeTheConfigurationNamedItOperatesFromTheNextStartOn() {
        var chief = world.signedUp(AccountWorld.CHIEF.value());
        world.verification.verify(world.mailedTokenTo(AccountWorld.CHIEF.value()), Origin.LOCAL);
        world.ports.system(Purpose.OPERATOR).run(tx -> world.ports.users().setOperator(tx, AccountWorld.CHIEF, false));

        world.verification.appointOperators();

        assertThat(world.person(chief).operator()).isTrue();
    }

    @Test
    void aForgottenPasswordIsReplacedByLinkOnceAndEverySessionEnds() {
        var before = world.signedUp(ADA);
        world.deliver();
        assertThat(world.recovery.forgot(new Email(ADA), new Origin("10.0.0.1", "request")))
                .isEmpty();
        var token = world.mailedTokenTo(ADA);

        assertThat(world.recovery.reset(new Replacement(token, new Password("a new password"), Origin.LOCAL)))
                .isInstanceOf(Reset.Done.class);

        assertThat(world.authentication.byAccessToken(before.accessToken())).isEmpty();
        assertThat(world.sessions.refresh(before.secret(), Origin.LOCAL)).isEmpty();
        assertThat(world.ports.signals().published()).hasAtLeastOneElementOfType(Signal.SessionEnded.class);
        assertThat(world.recovery.reset(new Replacement(token, new Password("another password"), Origin.LOCAL)))
                .isEqualTo(new Reset.BadToken());
        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isEqualTo(new LogIn.Result.Refused());
        var after = (LogIn.Result.LoggedIn) world.tryLogIn(ADA, "a new password");
        assertThat(world.own
                        .export(world.person(after.signedIn()))
                        .orElseThrow()
                        .verifiedAt())
                .as("who opens the link reads the mail")
                .isPresent();
        world.deliver();
        assertThat(world.ports.mailer().lastTo(ADA).orElseThrow().subject()).isEqualTo("Your password was changed");
    }

    @Test
    void anUnknownAddressIsAnsweredLikeAKnownOneAndGetsNoMail() {
        world.signedUp(ADA);

        assertThat(world.recovery.forgot(new Email("eve@example.org"), new Origin("10.0.0.1", "request")))
                .isEqualTo(world.recovery.forgot(new Email(ADA), new Origin("10.0.0.1", "request")));
        world.deliver();
        assertThat(world.ports.mailer().lastTo("eve@example.org")).isEmpty();
    }

    @Test
    void knownAndUnknownAddressesAreLimitedAlike() {
        world.signedUp(ADA);
        for (var i = 0; i < 5; i++) {
            assertThat(world.recovery.forgot(new Email(ADA), new Origin("10.0.0." + i, "request")))
                    .isEmpty();
            assertThat(world.recovery.forgot(new Email("eve@example.org"), new Origin("10.0.1." + i, "request")))
                    .isEmpty();
        }

        assertThat(world.recovery.forgot(new Email(ADA), new Origin("10.0.2.1", "request")))
                .isPresent()
                .isEqualTo(world.recovery.forgot(new Email("eve@example.org"), new Origin("10.0.2.2", "request")));
    }

    @Test
    void aVerificationLinkDoesNotSetAPassword() {
        world.signedUp(ADA);

        assertThat(world.recovery.reset(
                        new Replacement(world.mailedTokenTo(ADA), new Password("a new password"), Origin.LOCAL)))
                .isEqualTo(new Reset.BadToken());
        assertThat(world.recovery.reset(new Replacement("nonsense", new Password("a new password"), Origin.LOCAL)))
                .isEqualTo(new Reset.BadToken());
    }

    @Test
    void changingThePasswordEndsAllOtherSessions() {
        var here = world.signedUp(ADA);
        var there = ((LogIn.Result.LoggedIn) world.tryLogIn(ADA, AccountWorld.PASSWORD)).signedIn();
        var ada = world.person(here);

        assertThat(world.passwords.change(ada, "wrong horse", new Password("a new password")))
                .isInstanceOf(Passwords.Result.WrongPassword.class);
        assertThat(world.authentication.byAccessToken(there.accessToken())).isPresent();
        assertThat(world.passwords.change(ada, AccountWorld.PASSWORD, new Password("a new password")))
                .isInstanceOf(Passwords.Result.Changed.class);

        assertThat(world.authentication.byAccessToken(there.accessToken())).isEmpty();
        assertThat(world.authentication.byAccessToken(here.accessToken())).isPresent();
        assertThat(world.tryLogIn(ADA, "a new password")).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void guessingThePasswordInsideASessionCountsAsGuessingIt() {
        var ada = world.person(world.signedUp(ADA));
        for (var i = 0; i < 10; i++) {
            world.passwords.change(ada, "wrong horse", new Password("a new password"));
        }

        assertThat(world.passwords.change(ada, AccountWorld.PASSWORD, new Password("a new password")))
                .isInstanceOf(Passwords.Result.Throttled.class);
        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isInstanceOf(LogIn.Result.Throttled.class);
    }

    @Test
    void theOperatorAtTheMachineSetsAPasswordThatIsShownOnce() {
        var before = world.signedUp(ADA);

        var fresh =
                world.passwords.replace(PortsUnderTest.OPERATOR, new Email(ADA)).orElseThrow();

        assertThat(world.authentication.byAccessToken(before.accessToken())).isEmpty();
        assertThat(world.tryLogIn(ADA, fresh)).isInstanceOf(LogIn.Result.LoggedIn.class);
        assertThat(world.passwords.replace(PortsUnderTest.OPERATOR, new Email("eve@example.org")))
                .isEmpty();
    }

    @Test
    void sessionsAreListedAndEndedByTheirOwnerAlone() {
        var ada = world.person(world.signedUp(ADA));
        var second = world.person(((LogIn.Result.LoggedIn) world.tryLogIn(ADA, AccountWorld.PASSWORD)).signedIn());
        var eve = world.person(world.signedUp("eve@example.org"));

        assertThat(world.own.sessions(ada)).hasSize(2);
        assertThat(world.own.endSession(eve, second.session())).isFalse();
        assertThat(world.own.endSession(ada, second.session())).isTrue();
        assertThat(world.own.endSession(ada, second.session())).isFalse();
        assertThat(world.own.sessions(ada))
                .singleElement()
                .satisfies(s -> assertThat(s.id()).isEqualTo(ada.session()));
    }

    @Test
    void logInAsksForACodeOnceTheAuthenticatorIsConfirmed() {
        var ada = world.person(world.signedUp(ADA));
        var totp = proposed(ada);
        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isInstanceOf(LogIn.Result.LoggedIn.class);
        assertThat(world.factors.confirm(ada, "000000")).isInstanceOf(SecondFactors.Result.WrongCode.class);
        assertThat(world.factors.confirm(ada, code(totp, 0))).isInstanceOf(SecondFactors.Result.Codes.class);

        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isEqualTo(new LogIn.Result.CodeNeeded());
        assertThat(with(code(totp, 0)))
                .as("the code that confirmed it was used by that")
                .isEqualTo(new LogIn.Result.WrongCode());
        world.ports.clock().advance(Duration.ofSeconds(30));
        assertThat(with(code(totp, 0))).isInstanceOf(LogIn.Result.LoggedIn.class);
        assertThat(with(code(totp, 0))).as("replayed").isEqualTo(new LogIn.Result.WrongCode());
        assertThat(world.tryLogIn(ADA, "wrong horse", Optional.of(code(totp, 1))))
                .as("a wrong password is all that is told")
                .isEqualTo(new LogIn.Result.Refused());
        assertThat(with(code(totp, 1))).as("a clock that is ahead").isInstanceOf(LogIn.Result.LoggedIn.class);
        assertThat(with(code(totp, 3))).isEqualTo(new LogIn.Result.WrongCode());
    }

    @Test
    void wrongCodesAreWrongTries() {
        var ada = world.person(world.signedUp(ADA));
        var totp = proposed(ada);
        world.factors.confirm(ada, code(totp, 0));
        for (var i = 0; i < 10; i++) {
            assertThat(with("12345" + i)).isEqualTo(new LogIn.Result.WrongCode());
        }

        world.ports.clock().advance(Duration.ofSeconds(30));
        assertThat(with(code(totp, 0))).isInstanceOf(LogIn.Result.Throttled.class);
    }

    @Test
    void aRecoveryCodeWorksOnceAndNewOnesVoidTheOld() {
        var ada = world.person(world.signedUp(ADA));
        var codes = ((SecondFactors.Result.Codes) world.factors.confirm(ada, code(proposed(ada), 0))).codes();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        assertThat(with(codes.get(0).toLowerCase(Locale.ROOT))).isInstanceOf(LogIn.Result.LoggedIn.class);
        assertThat(with(codes.get(0))).isEqualTo(new LogIn.Result.WrongCode());
        assertThat(world.factors.status(ada)).isEqualTo(new SecondFactors.Status(true, 9));
        assertThat(world.factors.renewCodes(ada, AccountWorld.PASSWORD)).isInstanceOf(SecondFactors.Result.Codes.class);
        assertThat(with(codes.get(1))).isEqualTo(new LogIn.Result.WrongCode());
    }

    @Test
    void nobodyWithoutThePasswordChangesTheSecondFactor() {
        var ada = world.person(world.signedUp(ADA));
        assertThat(world.factors.setUp(ada, "wrong")).isInstanceOf(SecondFactors.Result.WrongPassword.class);
        world.factors.confirm(ada, code(proposed(ada), 0));

        assertThat(world.factors.disable(ada, "wrong")).isInstanceOf(SecondFactors.Result.WrongPassword.class);
        assertThat(world.factors.setUp(ada, AccountWorld.PASSWORD))
                .isInstanceOf(SecondFactors.Result.InForceAlready.class);
        assertThat(world.factors.disable(ada, AccountWorld.PASSWORD)).isInstanceOf(SecondFactors.Result.Disabled.class);
        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void theLastOwnerOfAnOrganizationWithOthersHandsItOverFirst() {
        var ada = world.person(world.signedUp(ADA));
        var bob = world.person(world.signedUp("bob@example.org"));
        join(bob, ada, Role.ADMIN);

        assertThat(world.deletion.delete(ada, AccountWorld.PASSWORD))
                .isEqualTo(new AccountDeletion.Result.LastOwner(ada.org()));
        assertThat(world.own.export(ada)).isPresent();

        join(bob, ada, Role.OWNER);
        assertThat(world.deletion.delete(ada, AccountWorld.PASSWORD)).isEqualTo(new AccountDeletion.Result.Deleted());
        assertThat(closings()).as("others work there").isEmpty();
    }

    @Test
    void aDeletedAccountIsGoneAndItsOrganizationIsWoundUp() {
        var signedIn = world.signedUp(ADA);
        var ada = world.person(signedIn);
        assertThat(world.deletion.delete(ada, "wrong")).isInstanceOf(AccountDeletion.Result.WrongPassword.class);

        assertThat(world.deletion.delete(ada, AccountWorld.PASSWORD)).isEqualTo(new AccountDeletion.Result.Deleted());

        assertThat(world.authentication.byAccessToken(signedIn.accessToken())).isEmpty();
        assertThat(world.tryLogIn(ADA, AccountWorld.PASSWORD)).isEqualTo(new LogIn.Result.Refused());
        assertThat(closings()).containsExactly(ada.org().toString());
        world.signedUp(ADA);
    }

    private List<String> closings() {
        var node = new NodeId(new UUID(0, 2));
        var now = world.ports.clock().instant();
        return world
                .ports
                .system(Purpose.JOB_CLAIM)
                .list(tx -> world.ports.jobs().claim(tx, JobKind.CLOSE, node, 9, 9, Duration.ofMinutes(1), now))
                .stream()
                .map(lease -> lease.job().subject())
                .toList();
    }

    private void join(Principal.User who, Principal.User where, Role role) {
        world.ports
                .system(Purpose.LOG_IN)
                .run(tx -> world.ports.users().join(tx, new Membership(who.user(), where.org(), role)));
    }

    private Totp proposed(Principal.User person) {
        return ((SecondFactors.Result.Proposed) world.factors.setUp(person, AccountWorld.PASSWORD)).totp();
    }

    private String code(Totp totp, int ahead) {
        return totp.code(Totp.step(world.ports.clock().instant()) + ahead);
    }

    private LogIn.Result with(String code) {
        return world.tryLogIn(ADA, AccountWorld.PASSWORD, Optional.of(code));
    }
}
