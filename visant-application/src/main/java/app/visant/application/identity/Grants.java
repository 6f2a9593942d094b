package app.visant.application.identity;

import app.visant.application.identity.port.ProviderSessionRepository;
import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.SessionId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Keeps, sealed, with what a session's right to go on is asked for at the identity provider. */
public final class Grants {
    /** How often a browser's session is asked about; a client's is at each refresh. */
    private static final Duration EVERY = Duration.ofHours(1);
    /** When to ask again if the provider was away. */
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final ProviderSessionRepository sessions;
    private final SecretBox box;
    private final InstantSource clock;

    @Inject
    public Grants(ProviderSessionRepository sessions, SecretBox box, InstantSource clock) {
        this.sessions = sessions;
        this.box = box;
        this.clock = clock;
    }

    void keep(Tx tx, SessionId session, String grant) {
        sessions.keep(tx, session, box.seal(place(session), grant), clock.instant());
    }

    Optional<String> of(Tx tx, SessionId session) {
        return sessions.grant(tx, session).map(kept -> box.open(place(session), kept));
    }

    /** The grant, if it is time to ask and nobody else does. */
    Optional<String> due(Tx tx, SessionId session) {
        var before = clock.instant().minus(EVERY);
        return sessions.claim(tx, session, before, before.plus(RETRY)).map(kept -> box.open(place(session), kept));
    }

    private static String place(SessionId session) {
        return "grant:" + session;
    }
}
