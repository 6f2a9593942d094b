package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.identity.port.SessionRepository.Holder;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.Session.Kind;
import app.visant.domain.identity.User;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

public interface SessionRepositoryContract {
    Instant NOON = PortsUnderTest.NOON;

    PortsUnderTest ports();

    @Test
    default void findsTheHolderByIdAndBySecret() {
        var user = ports().newOwner();
        var session = open(user, Kind.BROWSER);
        var holder = new Holder(session, user.id(), user.currentOrg(), Role.OWNER, false, false);

        assertThat(holder(session)).isEqualTo(holder);
        assertThat(logIn().find(tx -> ports().sessions().holderBySecret(tx, session.secret())))
                .contains(holder);
    }

    @Test
    default void theHolderIsAsOfNow() {
        var user = ports().newOwner();
        var session = open(user, Kind.CLIENT);

        ports().system(Purpose.OPERATOR).run(tx -> ports().users().setOperator(tx, user.email(), true));

        assertThat(holder(session).operator()).isTrue();
    }

    @Test
    default void knowsNoSessionThatWasNeverAdded() {
        var unknown = new SessionId(ports().ids().next());
        var secret = newSecret();

        assertThat(logIn().find(tx -> ports().sessions().holder(tx, unknown))).isEmpty();
        assertThat(logIn().find(tx -> ports().sessions().holderBySecret(tx, secret)))
                .isEmpty();
        assertThat(logIn().find(tx -> ports().sessions().findBySpentSecret(tx, secret)))
                .isEmpty();
        assertThat(rotate(unknown, secret, newSecret(), NOON)).isFalse();
    }

    @Test
    default void rotatingPutsTheNewSecretInPlaceAndRemembersTheOldAsSpent() {
        var session = open(ports().newOwner(), Kind.CLIENT);
        var next = newSecret();

        assertThat(rotate(session.id(), session.secret(), next, NOON.plusSeconds(60)))
                .isTrue();

        assertThat(logIn().find(tx -> ports().sessions().holderBySecret(tx, next)))
                .map(holder -> holder.session().id())
                .contains(session.id());
        assertThat(logIn().find(tx -> ports().sessions().holderBySecret(tx, session.secret())))
                .isEmpty();
        assertThat(spent(session.secret())).containsExactly(session.id());
        assertThat(spent(next)).isEmpty();
        assertThat(holder(session).session().secret()).isEqualTo(next);
        assertThat(holder(session).session().lastUsedAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    default void everySpentSecretIsRememberedNotJustTheLast() {
        var session = open(ports().newOwner(), Kind.CLIENT);
        var second = newSecret();
        var third = newSecret();
        rotate(session.id(), session.secret(), second, NOON);
        rotate(session.id(), second, third, NOON);

        assertThat(spent(session.secret())).containsExactly(session.id());
        assertThat(spent(second)).containsExactly(session.id());
    }

    @Test
    default void aSecretThatIsNotTheValidOneRotatesNothing() {
        var session = open(ports().newOwner(), Kind.CLIENT);
        var next = newSecret();
        rotate(session.id(), session.secret(), next, NOON);

        assertThat(rotate(session.id(), session.secret(), newSecret(), NOON)).isFalse();
        assertThat(rotate(session.id(), newSecret(), newSecret(), NOON)).isFalse();

        assertThat(holder(session).session().secret()).isEqualTo(next);
    }

    @Test
    default void theSecretOfOneSessionDoesNotRotateAnother() {
        var user = ports().newOwner();
        var session = open(user, Kind.CLIENT);
        var other = open(user, Kind.CLIENT);

        assertThat(rotate(session.id(), other.secret(), newSecret(), NOON)).isFalse();
        assertThat(holder(session).session()).isEqualTo(session);
        assertThat(holder(other).session()).isEqualTo(other);
    }

    @Test
    default void ofTwoWhoRotateAtOnceOneSucceeds() {
        var session = open(ports().newOwner(), Kind.CLIENT);

        var rotated = Together.run(2, () -> rotate(session.id(), session.secret(), newSecret(), NOON));

        assertThat(Collections.frequency(rotated, true)).isEqualTo(1);
    }

    @Test
    default void endsOnceAndKeepsTheFirstEnd() {
        var session = open(ports().newOwner(), Kind.CLIENT);

        end(session, NOON.plusSeconds(10));
        end(session, NOON.plusSeconds(20));

        assertThat(holder(session).session().endedAt()).contains(NOON.plusSeconds(10));
        assertThat(holder(session).session().isLive(NOON.plusSeconds(10))).isFalse();
    }

    @Test
    default void endingOneLeavesTheOthersAlone() {
        var user = ports().newOwner();
        var session = open(user, Kind.CLIENT);
        var other = open(user, Kind.BROWSER);

        end(session, NOON);

        assertThat(holder(other).session()).isEqualTo(other);
    }

    @Test
    default void useIsNoted() {
        var session = open(ports().newOwner(), Kind.BROWSER);

        logIn().run(tx -> ports().sessions().touch(tx, session.id(), NOON.plusSeconds(300)));

        assertThat(holder(session).session().lastUsedAt()).isEqualTo(NOON.plusSeconds(300));
    }

    @Test
    default void tellsWhichAreNoLongerLive() {
        var user = ports().newOwner();
        var live = open(user, Kind.CLIENT);
        var over = open(user, Kind.CLIENT);
        end(over, NOON);
        var unknown = new SessionId(ports().ids().next());

        assertThat(ended(List.of(live.id(), over.id(), unknown), NOON)).containsExactlyInAnyOrder(over.id(), unknown);
        assertThat(ended(List.of(), NOON)).isEmpty();
    }

    @Test
    default void aBrowserSessionEndsUnusedAndAClientSessionDoesNot() {
        var user = ports().newOwner();
        var browser = open(user, Kind.BROWSER);
        var used = open(user, Kind.BROWSER);
        var client = open(user, Kind.CLIENT);
        var given = List.of(browser.id(), used.id(), client.id());
        logIn().run(tx -> ports().sessions().touch(tx, used.id(), NOON.plus(Duration.ofHours(1))));
        var idle = NOON.plus(Session.BROWSER_IDLE);

        assertThat(ended(given, idle.minusMillis(1))).isEmpty();
        assertThat(ended(given, idle)).containsExactly(browser.id());
        assertThat(ended(given, idle.plus(Duration.ofHours(1)))).containsExactlyInAnyOrder(browser.id(), used.id());
    }

    @Test
    default void everySessionEndsAfterItsLifetime() {
        var session = open(ports().newOwner(), Kind.CLIENT);
        var end = NOON.plus(Session.LIFETIME);

        assertThat(ended(List.of(session.id()), end.minusMillis(1))).isEmpty();
        assertThat(ended(List.of(session.id()), end)).containsExactly(session.id());
    }

    @Test
    default void aSuspendedOrganizationShowsOnTheHolderAndEndsStreams() {
        var user = ports().newOwner();
        var session = open(user, Kind.CLIENT);

        ports().suspend(user.currentOrg());

        assertThat(holder(session).suspended()).isTrue();
        assertThat(ended(List.of(session.id()), NOON)).containsExactly(session.id());
    }

    @Test
    default void aSuspendedPersonHoldsNoSession() {
        var user = ports().newOwner();
        var session = open(user, Kind.CLIENT);

        ports().suspend(user.id());

        assertThat(logIn().find(tx -> ports().sessions().holder(tx, session.id())))
                .isEmpty();
        assertThat(logIn().find(tx -> ports().sessions().holderBySecret(tx, session.secret())))
                .isEmpty();
        assertThat(ended(List.of(session.id()), NOON)).containsExactly(session.id());
    }

    private Inside logIn() {
        return ports().system(Purpose.LOG_IN);
    }

    private Session open(User user, Kind kind) {
        var id = new SessionId(ports().ids().next());
        var session = Session.opened(id, user.id(), user.currentOrg(), kind, newSecret(), NOON);
        logIn().run(tx -> ports().sessions().add(tx, session));
        return session;
    }

    private Sha256 newSecret() {
        return Sha256.of("secret " + ports().ids().next());
    }

    private Holder holder(Session session) {
        return logIn().find(tx -> ports().sessions().holder(tx, session.id())).orElseThrow();
    }

    private List<SessionId> spent(Sha256 secret) {
        return logIn().find(tx -> ports().sessions().findBySpentSecret(tx, secret)).stream()
                .toList();
    }

    private boolean rotate(SessionId session, Sha256 oldSecret, Sha256 newSecret, Instant now) {
        return logIn().test(tx -> ports().sessions().rotate(tx, session, oldSecret, newSecret, now));
    }

    private void end(Session session, Instant now) {
        logIn().run(tx -> ports().sessions().end(tx, session.id(), now));
    }

    private Set<SessionId> ended(List<SessionId> given, Instant now) {
        return Set.copyOf(logIn().list(tx -> List.copyOf(ports().sessions().ended(tx, given, now))));
    }
}
