package app.visant.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AccountsTest {
    private final List<Organization> founded = new ArrayList<>();
    private final AccountWorld all = new AccountWorld((tx, org) -> founded.add(org));
    private final InMemoryWorld world = all.ports;
    private final SignUp signUp = all.signUp;
    private final LogIn logIn = all.logIn;
    private final Sessions sessions = all.sessions;
    private final Authentication authentication = all.authentication;

    @Test
    void signingUpMakesAnOwnerOfANewOrganizationWithFiveSlotsAndThirtyDays() {
        var signedIn = signedUp("ada@example.org", Session.Kind.CLIENT);

        var principal = authentication.byAccessToken(signedIn.accessToken()).orElseThrow();
        assertThat(principal.role()).isEqualTo(Role.OWNER);
        assertThat(principal.operator()).isFalse();
        assertThat(founded).singleElement().satisfies(org -> {
            assertThat(org.id()).isEqualTo(principal.org());
            assertThat(org.subscription().slots()).isEqualTo(5);
            assertThat(org.subscription().end())
                    .isEqualTo(world.clock().instant().plus(Duration.ofDays(30)));
            assertThat(org.name()).isEqualTo("ada's organization");
        });
    }

    @Test
    void fromOnePlaceSoManySignUpInAnHourAndNoMore() {
        for (var i = 0; i < SignUp.PER_ADDRESS; i++) {
            signUp.signUp(request("person-%d@example.org".formatted(i), Session.Kind.CLIENT));
        }

        assertThat(signUp.signUp(request("one-more@example.org", Session.Kind.CLIENT)))
                .isInstanceOfSatisfying(
                        SignUp.Result.Throttled.class,
                        throttled -> assertThat(throttled.retryAfter()).isPositive());
        world.clock().advance(Duration.ofHours(1));
        assertThat(signUp.signUp(request("one-more@example.org", Session.Kind.CLIENT)))
                .isInstanceOf(SignUp.Result.SignedUp.class);
    }

    @Test
    void oneAddressHasOneAccountAndARefusedSignUpLeavesNothingBehind() {
        signedUp("ada@example.org", Session.Kind.CLIENT);

        var again = signUp.signUp(request("ADA@example.org", Session.Kind.CLIENT));

        assertThat(again).isInstanceOf(SignUp.Result.EmailTaken.class);
        assertThat(founded).hasSize(2);
        assertThat(world.system(Purpose.LOG_IN)
                        .find(tx ->
                                world.organizations().find(tx, founded.get(1).id())))
                .isEmpty();
    }

    @Test
    void theRightPasswordLogsIn() {
        signedUp("ada@example.org", Session.Kind.CLIENT);

        assertThat(tryLogIn("Ada@Example.org", "correct horse")).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void unknownAddressWrongPasswordAndNoAddressAtAllAreAnsweredAlike() {
        signedUp("ada@example.org", Session.Kind.CLIENT);

        assertThat(tryLogIn("ada@example.org", "wrong horse")).isEqualTo(new LogIn.Result.Refused());
        assertThat(tryLogIn("eve@example.org", "correct horse")).isEqualTo(new LogIn.Result.Refused());
        assertThat(tryLogIn("no address", "correct horse")).isEqualTo(new LogIn.Result.Refused());
    }

    @Test
    void tenWrongTriesOfAnAccountInAnHourAreEnoughEvenForTheRightPassword() {
        signedUp("ada@example.org", Session.Kind.CLIENT);
        for (var i = 0; i < 10; i++) {
            assertThat(from("10.0.0." + i, "wrong horse")).isInstanceOf(LogIn.Result.Refused.class);
        }

        assertThat(from("10.0.1.1", "correct horse")).isInstanceOf(LogIn.Result.Throttled.class);

        world.clock().advance(Duration.ofHours(1));
        assertThat(from("10.0.1.1", "correct horse")).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void rightPasswordsDoNotCountAsTries() {
        signedUp("ada@example.org", Session.Kind.CLIENT);

        for (var i = 0; i < 50; i++) {
            assertThat(from("10.0.0.1", "correct horse")).isInstanceOf(LogIn.Result.LoggedIn.class);
        }
    }

    @Test
    void twentyWrongTriesFromOneAddressAreEnoughForAllAccounts() {
        signedUp("ada@example.org", Session.Kind.CLIENT);
        for (var i = 0; i < 20; i++) {
            logIn.logIn(new LogIn.Request(
                    "nobody" + i + "@example.org",
                    "x",
                    Optional.empty(),
                    Session.Kind.CLIENT,
                    new Origin("10.0.0.9", "request")));
        }

        assertThat(from("10.0.0.9", "correct horse")).isInstanceOf(LogIn.Result.Throttled.class);
        assertThat(from("10.0.0.8", "correct horse")).isInstanceOf(LogIn.Result.LoggedIn.class);
    }

    @Test
    void aHashWithYesterdaysParametersIsMadeAnewAtLogIn() {
        var user = signedUp("ada@example.org", Session.Kind.CLIENT).user();
        world.system(Purpose.LOG_IN)
                .run(tx -> world.users()
                        .changePassword(tx, user.id(), world.hasher().weakHash(new Password("correct horse"))));

        assertThat(tryLogIn("ada@example.org", "correct horse")).isInstanceOf(LogIn.Result.LoggedIn.class);

        var account = world.system(Purpose.LOG_IN).get(tx -> world.users().findByEmail(tx, user.email()));
        assertThat(world.hasher().outdated(account.orElseThrow().passwordHash().orElseThrow()))
                .isFalse();
    }

    @Test
    void aBusyHasherSurfacesSoThatTheCallerMayTryAgain() {
        world.hasher().setBusy(true);

        assertThatThrownBy(() -> tryLogIn("ada@example.org", "correct horse"))
                .isInstanceOf(PasswordHasher.BusyException.class);
    }

    @Test
    void aRefreshTokenIsGoodForOneUse() {
        var first = signedUp("ada@example.org", Session.Kind.CLIENT);

        var second = sessions.refresh(first.secret(), Origin.LOCAL).orElseThrow();

        assertThat(second.secret()).isNotEqualTo(first.secret());
        assertThat(authentication.byAccessToken(second.accessToken())).isPresent();
    }

    @Test
    void aUsedRefreshTokenThatComesBackEndsTheSession() {
        var first = signedUp("ada@example.org", Session.Kind.CLIENT);
        var second = sessions.refresh(first.secret(), Origin.LOCAL).orElseThrow();

        assertThat(sessions.refresh(first.secret(), Origin.LOCAL)).isEmpty();

        assertThat(sessions.refresh(second.secret(), Origin.LOCAL)).isEmpty();
        assertThat(authentication.byAccessToken(second.accessToken())).isEmpty();
        assertThat(world.signals().published()).hasAtLeastOneElementOfType(Signal.SessionEnded.class);
    }

    @Test
    void loggingOutEndsTokensAndCookieAtOnce() {
        var client = signedUp("ada@example.org", Session.Kind.CLIENT);
        var person = authentication.byAccessToken(client.accessToken()).orElseThrow();

        sessions.logOut(person);

        assertThat(authentication.byAccessToken(client.accessToken())).isEmpty();
        assertThat(sessions.refresh(client.secret(), Origin.LOCAL)).isEmpty();
    }

    @Test
    void aCookieAdmitsABrowserAndARefreshTokenIsNoCookie() {
        var browser = signedUp("ada@example.org", Session.Kind.BROWSER);
        var client = signedUp("bob@example.org", Session.Kind.CLIENT);

        assertThat(authentication.byCookie(browser.secret())).isPresent();
        assertThat(authentication.byCookie(client.secret())).isEmpty();
    }

    @Test
    void aCookieKeepsItsValueWhenRefreshedAndLivesOnWithUse() {
        var browser = signedUp("ada@example.org", Session.Kind.BROWSER);
        world.clock().advance(Duration.ofHours(11));

        assertThat(sessions.refresh(browser.secret(), Origin.LOCAL)
                        .orElseThrow()
                        .secret())
                .isEqualTo(browser.secret());

        world.clock().advance(Duration.ofHours(11));
        assertThat(authentication.byCookie(browser.secret())).isPresent();
        world.clock().advance(Duration.ofHours(12));
        assertThat(authentication.byCookie(browser.secret())).isEmpty();
    }

    @Test
    void operatorRightsHoldFromTheNextRequestOn() {
        var signedIn = signedUp("ada@example.org", Session.Kind.CLIENT);
        var rights = new OperatorRights(world.transactions(), world.users());

        assertThat(rights.grant(PortsUnderTest.OPERATOR, new Email("nobody@example.org")))
                .isFalse();
        assertThat(rights.grant(PortsUnderTest.OPERATOR, new Email("ada@example.org")))
                .isTrue();
        assertThat(authentication
                        .byAccessToken(signedIn.accessToken())
                        .orElseThrow()
                        .operator())
                .isTrue();
        rights.revoke(PortsUnderTest.OPERATOR, new Email("ada@example.org"));
        assertThat(authentication
                        .byAccessToken(signedIn.accessToken())
                        .orElseThrow()
                        .operator())
                .isFalse();
    }

    @Test
    void aPersonSeesAndRenamesThemselves() {
        var signedIn = signedUp("ada@example.org", Session.Kind.CLIENT);
        var person = authentication.byAccessToken(signedIn.accessToken()).orElseThrow();
        var profiles = new Profiles(world.transactions(), world.profiles(), world.users());

        assertThat(profiles.rename(person, " Ada L. ").orElseThrow().user().name())
                .isEqualTo("Ada L.");
        assertThat(profiles.of(person).orElseThrow().organizations()).hasSize(1);
    }

    private SignedIn signedUp(String email, Session.Kind kind) {
        return ((SignUp.Result.SignedUp) signUp.signUp(request(email, kind))).signedIn();
    }

    private static SignUp.Request request(String email, Session.Kind kind) {
        return new SignUp.Request(
                new Email(email),
                new Password("correct horse"),
                Optional.empty(),
                Optional.empty(),
                kind,
                Origin.LOCAL);
    }

    private LogIn.Result tryLogIn(String email, String password) {
        return logIn.logIn(new LogIn.Request(
                email, password, Optional.empty(), Session.Kind.CLIENT, new Origin("10.0.0.1", "request")));
    }

    private LogIn.Result from(String address, String password) {
        return logIn.logIn(new LogIn.Request(
                "ada@example.org", password, Optional.empty(), Session.Kind.CLIENT, new Origin(address, "request")));
    }
}
