package app.visant.device.core;

import app.visant.device.port.CommandStream;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the command stream open: opens it, notices when it is dead, opens it again. */
@Singleton
public final class Link implements Loop {
    /** The server pings every 15 s; after three missed ones nobody is there. */
    static final Duration SILENCE = Duration.ofSeconds(45);

    private static final Logger log = LoggerFactory.getLogger(Link.class);
    private static final int FORBIDDEN = 403;

    private final CommandStream stream;
    private final Instructions instructions;
    private final ServerClock clock;
    private final Ticker ticker;
    private final Backoff backoff;
    private final Wake wake = new Wake();
    private @Nullable Session current;
    private Optional<String> lastEventId = Optional.empty();

    @Inject
    public Link(CommandStream stream, Instructions instructions, ServerClock clock, Ticker ticker, Backoff backoff) {
        this.stream = stream;
        this.instructions = instructions;
        this.clock = clock;
        this.ticker = ticker;
        this.backoff = backoff;
    }

    @Override
    public String name() {
        return "link";
    }

    @Override
    public Wake wake() {
        return wake;
    }

    @Override
    public synchronized Duration tick() {
        var session = current;
        if (session == null) {
            var left = backoff.left();
            return left.isZero() ? open() : left;
        }
        var quiet = Duration.ofNanos(ticker.nanos() - session.heardAt);
        if (quiet.compareTo(SILENCE) < 0) {
            return SILENCE.minus(quiet);
        }
        session.cancel();
        return lost("nothing was heard for " + quiet.toSeconds() + " s");
    }

    /** Whether a stream is open. */
    public synchronized boolean connected() {
        var session = current;
        return session != null && session.configured;
    }

    private Duration open() {
        var session = new Session();
        current = session;
        session.connection = stream.open(lastEventId, session);
        return current == null ? backoff.left() : SILENCE;
    }

    private synchronized void heard(Session session, Optional<String> id, StreamEvent event) {
        if (session != current) {
            return;
        }
        session.heardAt = ticker.nanos();
        lastEventId = id.or(() -> lastEventId);
        if (event instanceof StreamEvent.Configured) {
            session.configured = true;
        }
        // Only a line that held for a while ends the row of failures: one that breaks at once must not be reopened at
        // once for ever.
        if (event instanceof StreamEvent.Ping) {
            backoff.succeeded();
        }
        instructions.follow(event);
    }

    private synchronized void ended(Session session, CommandStream.End end) {
        if (session != current) {
            return;
        }
        switch (end) {
            case CommandStream.Broken(String why) -> lost(why);
            case CommandStream.Refused refused -> refused(refused);
        }
        wake.now();
    }

    private Duration lost(String why) {
        current = null;
        var wait = backoff.failed(Optional.empty());
        log.warn("No line to the server: {}; next try in {} s", why, wait.toSeconds());
        return wait;
    }

    private void refused(CommandStream.Refused end) {
        current = null;
        var wait = backoff.answered(end.status(), end.retryAfter());
        if (end.status() == FORBIDDEN) {
            log.error(
                    "The server refuses this device for now ({}): its organization may be suspended. Stills are kept; next try in {} s",
                    end.status(),
                    wait.toSeconds());
        } else if (Backoff.refusesCredential(end.status())) {
            log.error(
                    "The server does not accept this device's token ({}). If the device was deactivated or its token replaced, activate it again; next try in {} s",
                    end.status(),
                    wait.toSeconds());
        } else {
            log.warn(
                    "The server answered the command stream with {}; next try in {} s", end.status(), wait.toSeconds());
        }
    }

    /** One stream; what it still says after it was given up is not heard. */
    private final class Session implements CommandStream.Listener {
        private CommandStream.@Nullable Connection connection;
        private long heardAt = ticker.nanos();
        private boolean configured;

        void cancel() {
            if (connection != null) {
                connection.cancel();
            }
        }

        @Override
        public void opened(Optional<ServerTime> serverTime) {
            serverTime.ifPresent(clock::learn);
        }

        @Override
        public void heard(Optional<String> id, StreamEvent event) {
            Link.this.heard(this, id, event);
        }

        @Override
        public void ended(CommandStream.End end) {
            Link.this.ended(this, end);
        }
    }
}
