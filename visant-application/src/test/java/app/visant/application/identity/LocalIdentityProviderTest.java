package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Applicant;
import app.visant.application.identity.port.IdentityProvider.Registration;
import app.visant.application.identity.port.IdentityProviderContract;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.identity.port.ProviderSessionsContract;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/** Passwords that are kept here. */
final class LocalIdentityProviderTest implements IdentityProviderContract {
    private final AccountWorld world = new AccountWorld();

    @Override
    public IdentityProvider provider() {
        return world.provider;
    }

    @Override
    public boolean settle(Applicant applicant, Registration registration) {
        var hash = ((Registration.Hashed) registration).passwordHash();
        var id = new UserId(world.ports.ids().next());
        var org = new OrgId(world.ports.ids().next());
        var user = new User(
                id,
                applicant.email(),
                applicant.name(),
                org,
                false,
                world.ports.clock().instant());
        return world.ports
                .system(Purpose.LOG_IN)
                .test(tx -> world.ports.users().add(tx, user, Optional.of(hash), new Membership(id, org, Role.OWNER)));
    }

    @Override
    public Optional<String> recoveryMailedTo(Email email) {
        world.deliver();
        return world.ports.mailer().lastTokenTo(email.value());
    }

    /** There are none, and whatever is shown is not one of them. */
    @Nested
    final class NoSessions implements ProviderSessionsContract {
        @Override
        public ProviderSessions sessions() {
            return new NoProviderSessions();
        }

        @Override
        public Instant now() {
            return world.ports.clock().instant();
        }

        @Override
        public Optional<Issued> issued() {
            return Optional.empty();
        }
    }
}
