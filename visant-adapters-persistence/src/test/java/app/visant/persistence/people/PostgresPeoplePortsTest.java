package app.visant.persistence.people;

import app.visant.application.PortsUnderTest;
import app.visant.application.people.port.InvitationRepositoryContract;
import app.visant.application.people.port.MemberRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresPeoplePortsTest {
    private final PostgresPorts ports = PostgresPorts.shared();

    @Nested
    final class Members implements MemberRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return ports;
        }
    }

    @Nested
    final class Invitations implements InvitationRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return ports;
        }
    }
}
