package app.visant.application.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Together;
import app.visant.application.audit.port.AuditLog;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.ScriptedIdentityProvider;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Accounts whose passwords an identity provider elsewhere keeps. */
final class ExternalAccountsTest {
    private static final Email ADA = new Email("ada@example.org");

    private final List<Organization> founded = new ArrayList<>();
    private final AccountWorld world = new AccountWorld(true, (tx, org) -> founded.add(org));
    private final ScriptedIdentityProvider provider = world.elsewhere;

    @Test
    void signingUpRegistersThereAndOpensAnAccountHere() {
        var signedIn = world.signedUp(ADA.value());

        var person = world.person(signedIn);
        assertThat(person.role()).isEqualTo(Role.OWNER);
        assertThat(founded).singleElement().extracting(Organization::name).isEqualTo("ada's organization");
        assertThat(hashOf(ADA)).isEmpty();
        assertThat(world.own.export(person).orElseThrow().subjects()).containsExactly(provider.subject(ADA));
        world.deliver();
        assertThat(world.ports.mailer().lastTo(ADA.value())).isEmpty();
    }

    @Test
    void whoeverIsSeenForTheFirstTimeGetsAnAccountAndIsKnownAgain() {
        registeredThere(ADA);

        var first = loggedIn(ADA);
        var second = loggedIn(ADA);

        assertThat(second.user().id()).isEqualTo(first.user().id());
        assertThat(founded).hasSize(1);
    }

    @Test
    void theFirstSightOfSomebodyIsInTheLogOnceWhicheverWayTheyCome() {
        registeredThere(ADA);
        var person = byToken("session-1", Duration.ofHours(1)).orElseThrow();
        loggedIn(ADA);

        var entries = world.ports
                .in(person.org())
                .page(tx -> world.ports.auditLog().list(tx, person.org(), AuditLog.Filter.ALL, Page.Request.first(20)))
                .items();

        assertThat(entries)
                .filteredOn(entry -> entry.action().equals("account.opened"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor().id()).contains(person.user().toString());
                    assertThat(entry.subject())
                            .contains(
                                    new AuditEntry.Subject("user", person.user().toString()));
                });
        assertThat(entries)
                .filteredOn(entry -> entry.action().equals("session.opened"))
                .hasSize(2);
    }

    @Test
    void whoIsSuspendedHereIsRefusedWhateverTheProviderSays() {
        registeredThere(ADA);
        var person = byToken("session-1", Duration.ofHours(1)).orElseThrow();

        world.ports.suspend(person.user());

        assertThat(world.tryLogIn(ADA.value(), AccountWorld.PASSWORD)).isEqualTo(new LogIn.Result.Blocked());
        var asked = provider.asked();
        assertThat(byToken("session-1", Duration.ofHours(1))).isEmpty();
        assertThat(byToken("session-2", Duration.ofHours(1))).isEmpty();
        assertThat(provider.asked()).as("nobody has to be asked for that").isEqualTo(asked);
    }

    @Test
    void manyWhoArriveAtOnceAreOnePersonWithOneOrganization() {
        registeredThere(ADA);

        var people = Together.run(8, () -> loggedIn(ADA).user().id());

        assertThat(people).containsOnly(people.getFirst());
        assertThat(memberships(loggedIn(ADA))).hasSize(1);
    }

    @Test
    void anAddressThatHasAnAccountHereIsNotTakenOverByOneThere() {
        hadAccountBefore(ADA);
        registeredThere(ADA);

        assertThat(world.tryLogIn(ADA.value(), AccountWorld.PASSWORD)).isEqualTo(new LogIn.Result.NotLinked());
        assertThat(byToken("session-1", Duration.ofHours(1))).isEmpty();
        assertThat(founded)
                .isNotEmpty()
                .allSatisfy(org -> assertThat(world.ports
                                .system(Purpose.LOG_IN)
                                .find(tx -> world.ports.organizations().find(tx, org.id())))
                        .as("what was founded in vain is gone")
                        .isEmpty());
    }

    @Test
    void theOperatorLinksAnAccountFromBeforeAndItIsThePersonsFromThenOn() {
        var before = hadAccountBefore(ADA);
        registeredThere(ADA);
        var linking = new IdentityLinking(
                world.ports.transactions(), provider, world.ports.users(), world.ports.subjects(), world.ports.clock());

        assertThat(linking.link(new Principal.Operator("test"), new Email("eve@example.org"), "x"))
                .isEqualTo(new IdentityLinking.Result.UnknownAddress());
        assertThat(linking.link(
                        new Principal.Operator("test"),
                        ADA,
                        provider.subject(ADA).id()))
                .isEqualTo(new IdentityLinking.Result.Linked());
        assertThat(linking.link(new Principal.Operator("test"), ADA, "somebody else"))
                .isEqualTo(new IdentityLinking.Result.LinkedAlready());

        assertThat(loggedIn(ADA).user().id()).isEqualTo(before);
    }

    @Test
    void anUnconfirmedAddressProvesNothingAndAConfirmedOneDoes() {
        provider.setConfirmed(false);
        var person = world.person(world.signedUp(AccountWorld.CHIEF.value()));
        assertThat(person.operator()).isFalse();
        assertThat(verifiedAt(person)).isEmpty();

        provider.setConfirmed(true);

        assertThat(world.person(loggedIn(AccountWorld.CHIEF)).operator()).isTrue();
        assertThat(verifiedAt(person)).isPresent();
    }

    @Test
    void anotherAddressThereIsFollowedUnlessItIsSomebodyElsesHere() {
        var person = world.person(world.signedUp(ADA.value()));
        world.signedUp("bob@example.org");
        var augusta = new Email("augusta@example.org");
        provider.readdress(ADA, augusta);

        assertThat(loggedIn(augusta).user().id()).isEqualTo(person.user());
        assertThat(world.own.export(person).orElseThrow().user().email()).isEqualTo(augusta);

        provider.readdress(augusta, new Email("bob@example.org"));
        loggedIn(new Email("bob@example.org"));
        assertThat(world.own.export(person).orElseThrow().user().email()).isEqualTo(augusta);
    }

    @Test
    void whileItIsAwayNothingIsRefusedCountedOrLost() {
        var signedIn = world.signedUp(ADA.value());
        provider.setAway(true);

        for (var i = 0; i < 30; i++) {
            assertThatThrownBy(() -> world.tryLogIn(ADA.value(), "wrong horse"))
                    .isInstanceOf(IdentityProvider.AwayException.class);
        }
        assertThatThrownBy(() -> world.sessions.refresh(signedIn.secret(), Origin.LOCAL))
                .isInstanceOf(IdentityProvider.AwayException.class);

        assertThat(world.authentication.byAccessToken(signedIn.accessToken())).isPresent();
        provider.setAway(false);
        assertThat(world.sessions.refresh(signedIn.secret(), Origin.LOCAL)).isPresent();
        assertThat(loggedIn(ADA)).isNotNull();
    }

    @Test
    void wrongTriesAreLimitedHereToo() {
        world.signedUp(ADA.value());
        for (var i = 0; i < 10; i++) {
            assertThat(world.tryLogIn(ADA.value(), "wrong horse")).isEqualTo(new LogIn.Result.Refused());
        }

        assertThat(world.tryLogIn(ADA.value(), AccountWorld.PASSWORD)).isInstanceOf(LogIn.Result.Throttled.class);
    }

    @Test
    void aTokenOfTheProviderIsTakenUntilItEndsAndAskedAboutOnce() {
        registeredThere(ADA);
        var token = token("session-1", Duration.ofHours(1));

        var person = world.authentication.byProviderToken(token, Origin.LOCAL).orElseThrow();

        assertThat(person.role()).isEqualTo(Role.OWNER);
        assertThat(world.authentication.byProviderToken(token, Origin.LOCAL)).contains(person);
        assertThat(provider.asked()).isEqualTo(1);
        pass(Duration.ofHours(1));
        assertThat(world.authentication.byProviderToken(token, Origin.LOCAL)).isEmpty();
    }

    @Test
    void tokensOfOneSessionThereAreOneSessionHere() {
        registeredThere(ADA);
        var first = byToken("session-1", Duration.ofHours(1)).orElseThrow();

        var next = byToken("session-1", Duration.ofHours(2)).orElseThrow();
        var other = byToken("session-2", Duration.ofHours(2)).orElseThrow();

        assertThat(next.session()).isEqualTo(first.session());
        assertThat(other.session()).isNotEqualTo(first.session());
        pass(Duration.ofMinutes(90));
        assertThat(world.own.sessions(next))
                .extracting(Session::kind)
                .containsExactly(Session.Kind.TOKEN, Session.Kind.TOKEN);
    }

    @Test
    void manyRequestsWithOneNewTokenAreOnePersonInOneSession() {
        registeredThere(ADA);
        var token = token("session-1", Duration.ofHours(1));

        var people = Together.run(
                8,
                () -> world.authentication.byProviderToken(token, Origin.LOCAL).orElseThrow());

        assertThat(people).containsOnly(people.getFirst());
        assertThat(world.own.sessions(people.getFirst())).hasSize(1);
    }

    @Test
    void whoeverLogsOutByATokenIsOutForAllTokensOfThatSession() {
        registeredThere(ADA);
        var person = byToken("session-1", Duration.ofHours(1)).orElseThrow();

        world.sessions.logOut(person);

        assertThat(byToken("session-1", Duration.ofHours(1))).isEmpty();
        assertThat(byToken("session-1", Duration.ofHours(2))).isEmpty();
        assertThat(byToken("session-2", Duration.ofHours(1))).isPresent();
    }

    @Test
    void aNewTokenOfASessionThatEndedThereIsNotTaken() {
        registeredThere(ADA);
        assertThat(byToken("session-1", Duration.ofHours(1))).isPresent();

        provider.logOutEverywhere(ADA);

        assertThat(byToken("session-1", Duration.ofHours(2))).isEmpty();
    }

    @Test
    void thePasswordThereDeletesTheAccountHere() {
        var person = world.person(world.signedUp(ADA.value()));

        assertThat(world.deletion.delete(person, "wrong horse")).isEqualTo(new AccountDeletion.Result.WrongPassword());
        assertThat(world.deletion.delete(person, AccountWorld.PASSWORD))
                .isEqualTo(new AccountDeletion.Result.Deleted());

        assertThat(loggedIn(ADA).user().id()).as("who comes back is new here").isNotEqualTo(person.user());
    }

    @Test
    void thePasswordOfSomebodyElseWithTheSameAddressProvesNothing() {
        var person = world.person(world.signedUp(ADA.value()));
        provider.readdress(ADA, new Email("gone@example.org"));
        registeredThere(ADA);

        assertThat(world.deletion.delete(person, AccountWorld.PASSWORD))
                .isEqualTo(new AccountDeletion.Result.WrongPassword());
    }

    /** From when passwords were kept here. */
    private UserId hadAccountBefore(Email email) {
        var user = world.ports.newOwner();
        world.ports.system(Purpose.LOG_IN).run(tx -> world.ports.users().readdress(tx, user.id(), email));
        return user.id();
    }

    private void registeredThere(Email email) {
        provider.register(new Applicant(email, new Password(AccountWorld.PASSWORD), "Ada", "Harbour works"));
    }

    private SignedIn loggedIn(Email email) {
        return ((LogIn.Result.LoggedIn) world.tryLogIn(email.value(), AccountWorld.PASSWORD)).signedIn();
    }

    private Optional<Principal.User> byToken(String session, Duration lifetime) {
        return world.authentication.byProviderToken(token(session, lifetime), Origin.LOCAL);
    }

    private String token(String session, Duration lifetime) {
        return provider.token(ADA, session, world.ports.clock().instant().plus(lifetime));
    }

    private void pass(Duration time) {
        world.ports.clock().advance(time);
    }

    private Optional<Instant> verifiedAt(Principal.User person) {
        return world.own.export(person).orElseThrow().verifiedAt();
    }

    private List<?> memberships(SignedIn signedIn) {
        return world.ports
                .system(Purpose.LOG_IN)
                .list(tx -> world.ports.users().memberships(tx, signedIn.user().id()));
    }

    private Optional<String> hashOf(Email email) {
        return world.ports
                .system(Purpose.LOG_IN)
                .find(tx -> world.ports.users().findByEmail(tx, email))
                .orElseThrow()
                .passwordHash();
    }
}
