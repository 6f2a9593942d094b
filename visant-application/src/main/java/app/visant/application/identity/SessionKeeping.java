package app.visant.application.identity;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;

/** Opens sessions, for whatever proved who the person is. */
public final class SessionKeeping {
    private static final String REFRESH_PREFIX = "visr_";

    private final SessionRepository sessions;
    private final TokenIssuer issuer;
    private final TokenGenerator secrets;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public SessionKeeping(
            SessionRepository sessions,
            TokenIssuer issuer,
            TokenGenerator secrets,
            IdGenerator ids,
            InstantSource clock) {
        this.sessions = sessions;
        this.issuer = issuer;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
    }

    /** Opens a session for that membership, as part of the caller's transaction. */
    public SignedIn open(Tx tx, User user, Membership membership, Session.Kind kind) {
        var secret = newSecret(kind);
        var session = Session.opened(
                new SessionId(ids.next()), user.id(), membership.org(), kind, Sha256.of(secret), clock.instant());
        sessions.add(tx, session);
        return signedIn(user, membership, session, secret);
    }

    SignedIn signedIn(User user, Membership membership, Session session, String secret) {
        var claims = new TokenIssuer.Claims(user.id(), session.id());
        return new SignedIn(
                user,
                membership.org(),
                membership.role(),
                session.kind(),
                secret,
                issuer.issue(claims, clock.instant()));
    }

    String newSecret(Session.Kind kind) {
        return kind == Session.Kind.CLIENT ? REFRESH_PREFIX + secrets.secret() : secrets.secret();
    }
}
