package app.visant.application.identity;

import app.visant.application.identity.port.SessionRepository;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Ends sessions on every node, with the streams they opened. */
public final class SessionEnding {
    private final SessionRepository sessions;
    private final SignalBus signals;
    private final InstantSource clock;

    @Inject
    public SessionEnding(SessionRepository sessions, SignalBus signals, InstantSource clock) {
        this.sessions = sessions;
        this.signals = signals;
        this.clock = clock;
    }

    public void end(Tx tx, SessionId session) {
        sessions.end(tx, session, clock.instant());
        publish(tx, List.of(session));
    }

    /** Ends all sessions of a person but that one. */
    public void endAll(Tx tx, UserId user, Optional<SessionId> but) {
        publish(tx, sessions.endAll(tx, user, but, clock.instant()));
    }

    private void publish(Tx tx, List<SessionId> ended) {
        tx.afterCommit(() -> ended.forEach(session -> signals.publish(new Signal.SessionEnded(session))));
    }
}
