package app.visant.http.auth;

import app.visant.application.device.DeviceTokens;
import app.visant.application.identity.Authentication;
import app.visant.application.key.KeyAuthentication;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.http.Authenticator;
import jakarta.inject.Inject;
import java.util.Optional;

/** Asks the capabilities who holds a credential. */
public final class CredentialAuthenticator implements Authenticator {
    private final Authentication people;
    private final DeviceTokens devices;
    private final KeyAuthentication keys;

    @Inject
    public CredentialAuthenticator(Authentication people, DeviceTokens devices, KeyAuthentication keys) {
        this.people = people;
        this.devices = devices;
        this.keys = keys;
    }

    @Override
    public Optional<Principal> byAccessToken(String token, Origin origin) {
        return people.byAccessToken(token)
                .or(() -> people.byProviderToken(token, origin))
                .map(user -> user);
    }

    @Override
    public Optional<Principal> byDeviceToken(String token) {
        return devices.authenticate(token).map(device -> device);
    }

    @Override
    public Optional<Principal> byApiKey(String key) {
        return keys.authenticate(key).map(holder -> holder);
    }

    @Override
    public Optional<Principal> byCookie(String secret) {
        return people.byCookie(secret).map(user -> user);
    }
}
