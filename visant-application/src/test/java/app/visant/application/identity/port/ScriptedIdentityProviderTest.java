package app.visant.application.identity.port;

import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.IdentityProvider.Registration;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

final class ScriptedIdentityProviderTest implements IdentityProviderContract {
    private final ScriptedIdentityProvider scripted = new ScriptedIdentityProvider();

    @Override
    public IdentityProvider provider() {
        return scripted;
    }

    @Override
    public boolean settle(Applicant applicant, Registration registration) {
        return registration instanceof Registration.Registered;
    }

    @Override
    public Optional<String> recoveryMailedTo(Email email) {
        return scripted.recoveryMailedTo(email);
    }

    @Nested
    final class Sessions implements ProviderSessionsContract {
        @Override
        public ProviderSessions sessions() {
            return scripted;
        }

        @Override
        public Instant now() {
            return Instant.EPOCH;
        }

        @Override
        public Optional<Issued> issued() {
            var email = new Email("ada@example.org");
            var registered = (Registration.Registered)
                    scripted.register(new Applicant(email, new Password("correct horse"), "Ada", "Harbour works"));
            return Optional.of(new Issued(
                    scripted.token(email, "session", Instant.EPOCH.plusSeconds(60)),
                    registered.who().grant()));
        }
    }
}
