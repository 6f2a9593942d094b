package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.IdentityProvider.Registration;
import app.visant.application.identity.port.IdentityProvider.Who;
import app.visant.application.identity.port.IdentityProviderContract;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.identity.port.ProviderSessionsContract;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** The contracts of identity providers, kept by a project in each form in which it tells refusals. */
final class SupabaseContractTest {
    private final ScriptedSupabase supabase =
            new ScriptedSupabase(new SettableClock(Instant.parse("2026-11-01T12:00:00Z")));
    private final SupabaseProject project = supabase.project();

    @AfterEach
    void stop() {
        supabase.close();
    }

    @Nested
    final class NewerForm extends Kept {
        NewerForm() {
            supabase.tells(SupabaseReplies.NEWER);
        }
    }

    @Nested
    final class OlderForm extends Kept {
        OlderForm() {
            supabase.tells(SupabaseReplies.OLDER);
        }
    }

    @Nested
    final class FormOfOAuth extends Kept {
        FormOfOAuth() {
            supabase.tells(SupabaseReplies.OAUTH);
        }
    }

    @Nested
    final class ConfirmationByMail extends Kept {
        ConfirmationByMail() {
            supabase.confirms(false);
        }
    }

    abstract class Kept implements IdentityProviderContract {
        @Override
        public IdentityProvider provider() {
            return project.identities();
        }

        @Override
        public boolean settle(Applicant applicant, Registration registration) {
            return switch (registration) {
                case Registration.Registered registered -> true;
                case Registration.ConfirmationNeeded() -> {
                    supabase.confirm(applicant.email().value());
                    yield provider()
                                    .prove(new IdentityProvider.Attempt(
                                            applicant.email().value(),
                                            applicant.password().value(),
                                            Optional.empty()))
                            instanceof IdentityProvider.Proof.Proven;
                }
                default -> false;
            };
        }

        @Override
        public Optional<String> recoveryMailedTo(Email email) {
            return supabase.recoveryMailedTo(email.value());
        }
    }

    @Nested
    final class BySecret extends Issuing {}

    @Nested
    final class ByEllipticKey extends Issuing {
        ByEllipticKey() {
            supabase.signsWith(Signer.elliptic("ec-1"));
        }
    }

    @Nested
    final class ByRsaKey extends Issuing {
        ByRsaKey() {
            supabase.signsWith(Signer.rsa("rsa-1"));
        }
    }

    abstract class Issuing implements ProviderSessionsContract {
        @Override
        public ProviderSessions sessions() {
            return project.sessions();
        }

        @Override
        public Instant now() {
            return supabase.clock.instant();
        }

        @Override
        public Optional<Issued> issued() {
            var registered = (Registration.Registered) project.identities()
                    .register(new Applicant(
                            new Email("ada@example.org"), new Password("correct horse"), "Ada", "Harbour works"));
            Who.Elsewhere who = registered.who();
            return Optional.of(new Issued(supabase.token("ada@example.org", token -> token), who.grant()));
        }
    }
}
