package app.visant.http.auth;

import app.visant.application.identity.port.IdentityProvider;
import app.visant.http.Endpoint;
import app.visant.http.Problem;
import jakarta.inject.Inject;

/** Routes that there is only work for where passwords, second factors and proofs of addresses are kept here. */
public final class OwnPasswords {
    private final IdentityProvider provider;

    @Inject
    public OwnPasswords(IdentityProvider provider) {
        this.provider = provider;
    }

    Endpoint.Handler only(Endpoint.Handler handler) {
        return provider.external()
                ? exchange -> {
                    throw Problem.conflict("managed_by_supabase", "The identity provider takes care of that.");
                }
                : handler;
    }
}
