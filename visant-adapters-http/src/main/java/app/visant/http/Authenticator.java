package app.visant.http;

import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import java.util.Optional;

/** Who holds a credential, if it is valid now. Each method may read the database. */
public interface Authenticator {
    /**
     * Of a signed access token.
     *
     * @param origin of the request, which may be the first that is seen of its holder
     */
    Optional<Principal> byAccessToken(String token, Origin origin);

    /** Of a device token ({@code visd_…}). */
    Optional<Principal> byDeviceToken(String token);

    /** Of an API key ({@code vis_…}). */
    Optional<Principal> byApiKey(String key);

    /** Of the secret in a browser's session cookie. */
    Optional<Principal> byCookie(String secret);
}
