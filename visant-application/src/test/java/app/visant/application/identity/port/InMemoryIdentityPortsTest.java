package app.visant.application.identity.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class InMemoryIdentityPortsTest {
    private final InMemoryWorld world = new InMemoryWorld();

    @Test
    void aSessionOfAMembershipThatIsGoneHasNoHolder() {
        var user = world.newOwner();
        var session = Session.opened(
                new SessionId(world.ids().next()),
                user.id(),
                user.currentOrg(),
                Session.Kind.CLIENT,
                Sha256.of("secret"),
                PortsUnderTest.NOON);
        var logIn = world.system(Purpose.LOG_IN);
        logIn.run(tx -> world.sessions().add(tx, session));

        logIn.run(tx -> world.users().leave(tx, user.id(), user.currentOrg()));

        assertThat(logIn.find(tx -> world.sessions().holder(tx, session.id()))).isEmpty();
    }

    @Test
    void theHasherCanBeBusyAndMakeWeakHashes() {
        var hasher = world.hasher();
        var password = new Password("correct horse");
        var weak = hasher.weakHash(password);

        assertThat(hasher.outdated(weak)).isTrue();
        assertThat(hasher.matches("correct horse", weak)).isTrue();
        hasher.setBusy(true);

        assertThatThrownBy(() -> hasher.hash(password)).isInstanceOf(PasswordHasher.BusyException.class);
        assertThatThrownBy(() -> hasher.matches("correct horse", weak))
                .isInstanceOf(PasswordHasher.BusyException.class);
    }

    @Nested
    final class Users implements UserRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Sessions implements SessionRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Profiles implements ProfileReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Hasher implements PasswordHasherContract {
        @Override
        public PasswordHasher hasher() {
            return world.hasher();
        }
    }

    @Nested
    final class Issuer implements TokenIssuerContract {
        @Override
        public TokenIssuer issuer() {
            return world.issuer();
        }
    }

    @Nested
    final class Accounts implements AccountRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class SecondFactors implements SecondFactorRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class Subjects implements SubjectRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class ProviderSessions implements ProviderSessionRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }

    @Nested
    final class AccountViews implements AccountReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return world;
        }
    }
}
