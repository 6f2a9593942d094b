package app.visant.persistence.shared;

import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.IdGeneratorContract;
import app.visant.application.shared.port.IdempotencyStoreContract;
import app.visant.application.shared.port.JobQueueContract;
import app.visant.application.shared.port.JobQueueOrderContract;
import app.visant.application.shared.port.RateLimiterContract;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.SecretBoxContract;
import app.visant.application.shared.port.SignalBusContract;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TokenGeneratorContract;
import app.visant.application.shared.port.TransactionRunnerContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresSharedPortsTest {
    @Nested
    final class Transactions implements TransactionRunnerContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Jobs implements JobQueueContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class JobOrder implements JobQueueOrderContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Signals implements SignalBusContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Limits implements RateLimiterContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Idempotency implements IdempotencyStoreContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Ids implements IdGeneratorContract {
        @Override
        public IdGenerator ids() {
            return PostgresPorts.shared().ids();
        }
    }

    @Nested
    final class Tokens implements TokenGeneratorContract {
        @Override
        public TokenGenerator tokens() {
            return new SecureTokens();
        }
    }

    @Nested
    final class Secrets implements SecretBoxContract {
        @Override
        public SecretBox box() {
            return new AesSecretBox("a key of thirty-two characters..", new SecureTokens());
        }
    }
}
