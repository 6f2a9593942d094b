package app.visant.application.people.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import org.junit.jupiter.api.Nested;

final class InMemoryPeoplePortsTest {
    private final InMemoryWorld ports = new InMemoryWorld();

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
