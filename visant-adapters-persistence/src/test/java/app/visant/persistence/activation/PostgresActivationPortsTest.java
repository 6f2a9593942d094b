package app.visant.persistence.activation;

import app.visant.application.PortsUnderTest;
import app.visant.application.activation.port.CodeRepositoryContract;
import app.visant.application.activation.port.VerifiedAddressesContract;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.User;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresActivationPortsTest {
    @Nested
    final class Codes implements CodeRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Addresses implements VerifiedAddressesContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }

        @Override
        public void verify(User user) {
            ports().system(Purpose.LOG_IN)
                    .run(tx -> JdbiTx.handle(tx)
                            .createUpdate("update users set email_verified_at = now() where id = :user")
                            .bind("user", user.id())
                            .execute());
        }
    }
}
