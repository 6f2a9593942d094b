package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Inside;
import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Subject;
import java.util.Collections;
import org.junit.jupiter.api.Test;

public interface SubjectRepositoryContract {
    PortsUnderTest ports();

    @Test
    default void knowsAPersonAgainByTheSubject() {
        var user = ports().newOwner();
        var subject = subject("https://one.example/auth");

        assertThat(system().test(tx -> subjects().link(tx, user.id(), subject, PortsUnderTest.NOON)))
                .isTrue();

        assertThat(system().find(tx -> subjects().find(tx, subject))).contains(user.id());
        assertThat(system().list(tx -> subjects().of(tx, user.id()))).containsExactly(subject);
    }

    @Test
    default void theSameIdOfAnotherIssuerIsSomebodyElse() {
        var subject = subject("https://one.example/auth");
        var user = ports().newOwner();
        system().run(tx -> subjects().link(tx, user.id(), subject, PortsUnderTest.NOON));

        assertThat(system().find(tx -> subjects().find(tx, new Subject("https://two.example/auth", subject.id()))))
                .isEmpty();
    }

    @Test
    default void aSubjectIsOnePersonAndAPersonOneSubjectOfAnIssuer() {
        var user = ports().newOwner();
        var other = ports().newOwner();
        var subject = subject("https://one.example/auth");
        system().run(tx -> subjects().link(tx, user.id(), subject, PortsUnderTest.NOON));

        assertThat(system().test(tx -> subjects().link(tx, other.id(), subject, PortsUnderTest.NOON)))
                .isFalse();
        assertThat(system().test(tx ->
                        subjects().link(tx, user.id(), subject("https://one.example/auth"), PortsUnderTest.NOON)))
                .isFalse();

        assertThat(system().find(tx -> subjects().find(tx, subject))).contains(user.id());
        assertThat(system().list(tx -> subjects().of(tx, other.id()))).isEmpty();
    }

    @Test
    default void ofTwoWhoLinkASubjectAtOnceOneSucceeds() {
        var subject = subject("https://one.example/auth");

        var linked = Together.run(2, () -> {
            var user = ports().newOwner();
            return system().test(tx -> subjects().link(tx, user.id(), subject, PortsUnderTest.NOON));
        });

        assertThat(Collections.frequency(linked, true)).isEqualTo(1);
    }

    @Test
    default void aPersonWhoWentIsNobodyElsewhere() {
        var user = ports().newOwner();
        var subject = subject("https://one.example/auth");
        system().run(tx -> subjects().link(tx, user.id(), subject, PortsUnderTest.NOON));

        system().run(tx -> ports().accounts().delete(tx, user.id()));

        assertThat(system().find(tx -> subjects().find(tx, subject))).isEmpty();
    }

    private Subject subject(String issuer) {
        return new Subject(issuer, ports().ids().next().toString());
    }

    private SubjectRepository subjects() {
        return ports().subjects();
    }

    private Inside system() {
        return ports().system(Purpose.LOG_IN);
    }
}
