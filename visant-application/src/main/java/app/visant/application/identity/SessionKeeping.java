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
import java.time.Instant;
import java.time.InstantSource;

/** Opens sessions, for whatever proved who the person is. */
public final class SessionKeeping {
    private static final String REFRESH_PREFIX = "visr_";

    private final SessionRepository sessions;
    private final TokenIssuer issuer;
    private final TokenGenerator secrets;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Grants grants;

    @Inject
    public SessionKeeping(
            SessionRepository sessions,
            TokenIssuer issuer,
            TokenGenerator secrets,
            IdGenerator ids,
            InstantSource clock,
            Grants grants) {
        this.sessions = sessions;
        this.issuer = issuer;
        this.secrets = secrets;
        this.ids = ids;
        this.clock = clock;
        this.grants = grants;
    }

    /** Opens a session for that membership, as part of the caller's transaction. */
    public SignedIn open(Tx tx, User user, Membership membership, Session.Kind kind) {
        var secret = newSecret(kind);
        var session = opened(membership, kind, secret);
        sessions.add(tx, session);
        return signedIn(user, membership, session, secret);
    }

    /** The same for somebody whom an identity provider let in, and may put out again. */
    SignedIn openGranted(Tx tx, User user, Membership membership, Session.Kind kind, String grant) {
        var secret = newSecret(kind);
        var session = opened(membership, kind, secret);
        sessions.add(tx, session.until(session.consentedUntil(clock.instant())));
        grants.keep(tx, session.id(), grant);
        return signedIn(user, membership, session, secret);
    }

    /** Opens a session in place of one that ends now. It rests on what that one rested on, and lives no longer. */
    public SignedIn succeed(Tx tx, SessionId before, User user, Membership membership, Session.Kind kind) {
        var secret = newSecret(kind);
        var fresh = opened(membership, kind, secret);
        var grant = grants.of(tx, before);
        var replaced = sessions.holder(tx, before).map(SessionRepository.Holder::session);
        var rests = grant.isPresent()
                || replaced.filter(s -> s.kind() == Session.Kind.TOKEN).isPresent();
        var session =
                replaced.filter(s -> rests).map(s -> fresh.until(s.expiresAt())).orElse(fresh);
        sessions.add(tx, session);
        grant.ifPresent(kept -> grants.keep(tx, session.id(), kept));
        return signedIn(user, membership, session, secret);
    }

    /** A session that stands for one elsewhere: nobody has its secret. */
    SessionId represent(Tx tx, User user, Membership membership, Instant end) {
        var session = opened(membership, Session.Kind.TOKEN, secrets.secret()).until(end);
        sessions.add(tx, session);
        return session.id();
    }

    private Session opened(Membership membership, Session.Kind kind, String secret) {
        return Session.opened(
                new SessionId(ids.next()),
                membership.user(),
                membership.org(),
                kind,
                Sha256.of(secret),
                clock.instant());
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
