package app.visant.persistence.identity;

import app.visant.application.PortsUnderTest;
import app.visant.application.identity.port.AccountReadModelContract;
import app.visant.application.identity.port.AccountRepositoryContract;
import app.visant.application.identity.port.ProfileReadModelContract;
import app.visant.application.identity.port.ProviderSessionRepositoryContract;
import app.visant.application.identity.port.SecondFactorRepositoryContract;
import app.visant.application.identity.port.SessionRepositoryContract;
import app.visant.application.identity.port.SubjectRepositoryContract;
import app.visant.application.identity.port.UserRepositoryContract;
import app.visant.persistence.PostgresPorts;
import org.junit.jupiter.api.Nested;

final class PostgresIdentityPortsTest {
    @Nested
    final class People implements UserRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Sessions implements SessionRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Profiles implements ProfileReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Accounts implements AccountRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class SecondFactors implements SecondFactorRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class Subjects implements SubjectRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class ProviderSessions implements ProviderSessionRepositoryContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }

    @Nested
    final class AccountViews implements AccountReadModelContract {
        @Override
        public PortsUnderTest ports() {
            return PostgresPorts.shared();
        }
    }
}
