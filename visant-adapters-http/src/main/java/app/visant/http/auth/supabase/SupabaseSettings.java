package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the project says of itself. */
final class SupabaseSettings {
    private static final Logger LOG = LoggerFactory.getLogger(SupabaseSettings.class);
    private static final Duration FRESH = Duration.ofMinutes(10);

    private final SupabaseRest rest;
    private final InstantSource clock;
    private volatile Known known = new Known(false, Instant.MIN);

    SupabaseSettings(SupabaseRest rest, InstantSource clock) {
        this.rest = rest;
        this.clock = clock;
    }

    /** Whether a confirmed address was proven by a mail: a project may confirm every address without one. */
    boolean confirmationProves() {
        var now = clock.instant();
        var found = known;
        if (found.until.isBefore(now)) {
            found = new Known(asked(), now.plus(FRESH));
            known = found;
        }
        return found.proves;
    }

    /** As long as nobody knows, nothing is proven. */
    private boolean asked() {
        try {
            var reply = rest.get("settings");
            var autoconfirm = reply.body().path("mailer_autoconfirm");
            return reply.ok() && autoconfirm.isBoolean() && !autoconfirm.booleanValue();
        } catch (IdentityProvider.AwayException away) {
            LOG.warn("the identity provider's settings are not known: {}", away.getMessage());
            return false;
        }
    }

    private record Known(boolean proves, Instant until) {}
}
