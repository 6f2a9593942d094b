package app.visant.application.identity;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.identity.port.SessionRepository.Holder;
import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** From a person's credential to a principal. The session row is read each time, so that an ended one ends at once. */
public final class Authentication {
    /** How exactly the last use of a session is known. */
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(5);

    private final TransactionRunner transactions;
    private final SessionRepository sessions;
    private final TokenIssuer issuer;
    private final ProviderTokens providerTokens;
    private final Consent consent;
    private final InstantSource clock;

    @Inject
    public Authentication(
            TransactionRunner transactions,
            SessionRepository sessions,
            TokenIssuer issuer,
            ProviderTokens providerTokens,
            Consent consent,
            InstantSource clock) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.issuer = issuer;
        this.providerTokens = providerTokens;
        this.consent = consent;
        this.clock = clock;
    }

    public Optional<Principal.User> byAccessToken(String token) {
        return issuer.verify(token, clock.instant())
                .flatMap(claims -> transactions.system(
                        Purpose.LOG_IN,
                        tx -> sessions.holder(tx, claims.session())
                                .filter(h -> h.user().equals(claims.user()))
                                .filter(h -> h.session().isLive(clock.instant()))
                                .map(Authentication::principal)));
    }

    /** By a token of the identity provider that we trust; it may be the first that is seen of its holder. */
    public Optional<Principal.User> byProviderToken(String token, Origin origin) {
        return providerTokens
                .holder(token, origin)
                .filter(h -> h.session().isLive(clock.instant()))
                .map(Authentication::principal);
    }

    /** By the cookie of a browser; its use keeps the session from idling out. */
    public Optional<Principal.User> byCookie(String secret) {
        var now = clock.instant();
        return transactions.system(Purpose.LOG_IN, tx -> {
            var holder = sessions.holderBySecret(tx, Sha256.of(secret))
                    .filter(h -> h.session().kind() == Session.Kind.BROWSER)
                    .filter(h -> h.session().isLive(now));
            holder.filter(h -> h.session().lastUsedAt().plus(TOUCH_EVERY).isBefore(now))
                    .ifPresent(h -> {
                        sessions.touch(tx, h.session().id(), now);
                        consent.askIfDue(tx, h.session());
                    });
            return holder.map(Authentication::principal);
        });
    }

    private static Principal.User principal(Holder holder) {
        return new Principal.User(
                holder.user(),
                holder.org(),
                holder.role(),
                holder.session().id(),
                holder.operator(),
                holder.suspended(),
                Origin.LOCAL);
    }
}
