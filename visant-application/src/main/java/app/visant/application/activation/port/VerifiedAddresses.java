package app.visant.application.activation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.activation.EmailDomain;
import app.visant.domain.shared.UserId;
import java.util.Optional;

/** Which mail addresses people have proven to be theirs; in system transactions only. */
public interface VerifiedAddresses {

    /** The domain of the person's address; empty if there is no such person, or the address is not verified. */
    Optional<EmailDomain> domainOf(Tx tx, UserId user);
}
