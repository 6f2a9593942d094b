package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.ProviderSessions;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;

/** One Supabase project, or a GoTrue of one's own, that keeps people's passwords. */
public final class SupabaseProject {
    private final SupabaseIdentities identities;
    private final SupabaseSessions sessions;

    /** @param recoveryPage where the link of a recovery mail leads; the project has to allow it */
    public SupabaseProject(Access access, String issuer, URI recoveryPage, InstantSource clock) {
        var rest = new SupabaseRest(access.auth, access.key);
        var settings = new SupabaseSettings(rest, clock);
        var tokens = new SupabaseTokens(issuer, access.secret, new SupabaseKeys(rest, clock));
        var people = new SupabasePeople(issuer, settings);
        identities = new SupabaseIdentities(rest, people, issuer, recoveryPage);
        sessions = new SupabaseSessions(rest, people, tokens, clock);
    }

    public IdentityProvider identities() {
        return identities;
    }

    public ProviderSessions sessions() {
        return sessions;
    }

    /** How the project is reached. */
    public static final class Access {
        private final URI auth;
        private final String key;
        private final Optional<String> secret;

        /**
         * As an ordinary client, without the rights of an administrator.
         *
         * @param auth where its REST API begins, such as {@code https://ref.supabase.co/auth/v1}
         * @param key publishable, or the older anon key
         * @param secret with which the project signs tokens by HMAC, if it still does
         */
        public Access(URI auth, String key, Optional<String> secret) {
            this.auth = auth;
            this.key = key;
            this.secret = secret;
        }

        @Override
        public String toString() {
            return "Access[" + auth + "]";
        }
    }
}
