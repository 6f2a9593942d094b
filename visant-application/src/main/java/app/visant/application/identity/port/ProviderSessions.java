package app.visant.application.identity.port;

import app.visant.application.identity.port.IdentityProvider.Identity;
import app.visant.domain.identity.Subject;
import java.time.Instant;
import java.util.Optional;

/**
 * Sessions that people have at an external identity provider, and the tokens it gave them. Every method may take seconds,
 * is not to be called within a transaction, and throws {@link IdentityProvider.AwayException} if the provider had to be
 * asked and could not be.
 */
public interface ProviderSessions {

    /**
     * Asks whether a person is still welcome, by the grant of a log-in or of the last renewal; answers the next one. Empty
     * if their session there has ended.
     */
    Optional<String> renew(String grant);

    /** What a token says, if it is the provider's, genuine, a person's, meant for us, and not past its time. */
    Optional<Ticket> read(String token, Instant now);

    /**
     * Asks the provider about the holder of a token that can be read. Empty if their session there has ended, or has not
     * shown all the factors that the person set up.
     */
    Optional<Identity> holder(String token);

    /**
     * A token that was read.
     *
     * @param session what the provider calls the session; all tokens of one session name it
     */
    record Ticket(Subject subject, String session, Instant expiresAt) {}
}
