package app.visant.application.activation.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.identity.User;
import org.junit.jupiter.api.Nested;

final class InMemoryActivationPortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Codes implements CodeRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Addresses implements VerifiedAddressesContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }

        @Override
        public void verify(User user) {
            var address = user.email().value();
            var domain = new EmailDomain(address.substring(address.indexOf('@') + 1));
            world.system(Purpose.LOG_IN).run(tx -> world.verifiedAddresses().verify(tx, user.id(), domain));
        }
    }
}
