package app.visant.application.shared.port;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import org.junit.jupiter.api.Nested;

final class InMemorySharedPortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Nested
    final class Transactions implements TransactionRunnerContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Jobs implements JobQueueContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class JobOrder implements JobQueueOrderContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Signals implements SignalBusContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Limits implements RateLimiterContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Idempotency implements IdempotencyStoreContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Ids implements IdGeneratorContract {
        @Override
        public IdGenerator ids() {
            return world.ids();
        }
    }

    @Nested
    final class Tokens implements TokenGeneratorContract {
        @Override
        public TokenGenerator tokens() {
            return world.tokens();
        }
    }

    @Nested
    final class Secrets implements SecretBoxContract {
        private final SecretBox box = new PlainSecretBox();

        @Override
        public SecretBox box() {
            return box;
        }
    }
}
