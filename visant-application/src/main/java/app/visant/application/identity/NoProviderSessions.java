package app.visant.application.identity;

import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.application.identity.port.ProviderSessions;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** For an installation that keeps passwords itself: there is no provider whose sessions could go on. */
public final class NoProviderSessions implements ProviderSessions {
    @Inject
    public NoProviderSessions() {}

    @Override
    public Optional<String> renew(String grant) {
        return Optional.empty();
    }

    @Override
    public Optional<Ticket> read(String token, Instant now) {
        return Optional.empty();
    }

    @Override
    public Optional<Identity> holder(String token) {
        return Optional.empty();
    }
}
