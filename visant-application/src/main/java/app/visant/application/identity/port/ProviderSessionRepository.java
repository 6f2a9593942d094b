package app.visant.application.identity.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.SessionId;
import java.time.Instant;
import java.util.Optional;

/** What sessions rest on, if it is a session at an identity provider elsewhere; in system transactions only. */
public interface ProviderSessionRepository {
    /** Keeps the sealed grant in place of the one before, as of a consent given now. */
    void keep(Tx tx, SessionId session, String sealedGrant, Instant now);

    /** The sealed grant. */
    Optional<String> grant(Tx tx, SessionId session);

    /**
     * The sealed grant, if the last consent was before {@code before}; it then counts as given at {@code retryAt}, so that
     * of many who come at once one asks.
     */
    Optional<String> claim(Tx tx, SessionId session, Instant before, Instant retryAt);

    /** Notes that the session stands for one at the provider. False if another does: of two who come at once one succeeds. */
    boolean represent(Tx tx, SessionId session, Subject subject, String providerSession, Instant now);

    /** Which session stands for that one, be it ended or not. */
    Optional<SessionId> representative(Tx tx, Subject subject, String providerSession);
}
