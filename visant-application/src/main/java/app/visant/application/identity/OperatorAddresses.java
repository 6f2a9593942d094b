package app.visant.application.identity;

import app.visant.domain.identity.Email;
import jakarta.inject.Inject;
import java.util.Set;

/** Whose accounts operate the platform, once the address is proven. Named by the configuration alone. */
public final class OperatorAddresses {
    private final Set<Email> addresses;

    @Inject
    public OperatorAddresses(Set<Email> addresses) {
        this.addresses = Set.copyOf(addresses);
    }

    Set<Email> all() {
        return addresses;
    }
}
