package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.Subject;
import app.visant.domain.identity.User;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import java.util.Collections;
import java.util.Optional;
import org.junit.jupiter.api.Test;

public interface ProviderSessionRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void keepsTheNewestGrant() {
        var session = session(ports().newOwner());
        assertThat(system().find(tx -> kept().grant(tx, session))).isEmpty();

        system().run(tx -> kept().keep(tx, session, "sealed", PortsUnderTest.NOON));
        system().run(tx -> kept().keep(tx, session, "sealed anew", PortsUnderTest.NOON));

        assertThat(system().find(tx -> kept().grant(tx, session))).contains("sealed anew");
    }

    @Test
    default void aGrantIsClaimedOnceItIsDueAndByOneOnly() {
        var session = session(ports().newOwner());
        var later = PortsUnderTest.NOON.plusSeconds(3_600);
        system().run(tx -> kept().keep(tx, session, "sealed", PortsUnderTest.NOON));

        assertThat(system().find(tx -> kept().claim(tx, session, PortsUnderTest.NOON, PortsUnderTest.NOON)))
                .isEmpty();
        var claimed =
                Together.run(2, () -> system().find(tx -> kept().claim(tx, session, later.minusSeconds(60), later)));

        assertThat(Collections.frequency(claimed, Optional.of("sealed"))).isEqualTo(1);
        assertThat(system().find(tx -> kept().claim(tx, session, later.plusSeconds(1), later.plusSeconds(1))))
                .contains("sealed");
    }

    @Test
    default void oneSessionStandsForOneAtTheProvider() {
        var user = ports().newOwner();
        var first = session(user);
        var second = session(user);
        var subject = new Subject("https://one.example/auth", user.id().toString());

        assertThat(system().test(tx -> kept().represent(tx, first, subject, "theirs", PortsUnderTest.NOON)))
                .isTrue();
        assertThat(system().test(tx -> kept().represent(tx, second, subject, "theirs", PortsUnderTest.NOON)))
                .isFalse();

        assertThat(system().find(tx -> kept().representative(tx, subject, "theirs")))
                .contains(first);
        assertThat(system().find(tx -> kept().representative(tx, subject, "another")))
                .isEmpty();
        assertThat(system().find(tx -> kept().grant(tx, first))).isEmpty();
    }

    private SessionId session(User user) {
        var session = Session.opened(
                new SessionId(ports().ids().next()),
                user.id(),
                user.currentOrg(),
                Session.Kind.TOKEN,
                Sha256.of("secret " + ports().ids().next()),
                PortsUnderTest.NOON);
        system().run(tx -> ports().sessions().add(tx, session));
        return session.id();
    }

    private ProviderSessionRepository kept() {
        return ports().providerSessions();
    }

    private Inside system() {
        return ports().system(Purpose.LOG_IN);
    }
}
