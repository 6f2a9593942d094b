package app.visant.application.identity.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Sessions; in system transactions only. */
public interface SessionRepository {
    void add(Tx tx, Session session);

    /** Who holds the session, with the role of now. Empty if there is none, the membership is gone, or the account is suspended. */
    Optional<Holder> holder(Tx tx, SessionId session);

    /** As {@link #holder}, found by the digest of the secret that is valid now. */
    Optional<Holder> holderBySecret(Tx tx, Sha256 secret);

    /** The session for which this secret was valid once, and no longer is. */
    Optional<SessionId> findBySpentSecret(Tx tx, Sha256 secret);

    /** Puts the new secret in place of the old one, which is remembered as spent. False if the old one is not the valid one. */
    boolean rotate(Tx tx, SessionId session, Sha256 oldSecret, Sha256 newSecret, Instant now);

    void touch(Tx tx, SessionId session, Instant now);

    /** Lets a session that has not ended live until then. */
    void prolong(Tx tx, SessionId session, Instant expiresAt);

    /** Ends it; ending an ended one changes nothing. */
    void end(Tx tx, SessionId session, Instant now);

    /** The person's live sessions, the newest first. */
    List<Session> live(Tx tx, UserId user, Instant now);

    /** Ends all sessions of the person but one; answers those that it ended. */
    List<SessionId> endAll(Tx tx, UserId user, Optional<SessionId> but, Instant now);

    /** Those of the given that are no longer live, or not there at all, or whose person or organization is suspended. */
    Set<SessionId> ended(Tx tx, Collection<SessionId> sessions, Instant now);

    /**
     * A session with what its holder may do.
     *
     * @param suspended whether the organization is
     */
    record Holder(Session session, UserId user, OrgId org, Role role, boolean operator, boolean suspended) {}
}
