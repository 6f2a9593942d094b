package app.visant.application.identity.port;

import app.visant.domain.identity.Password;
import java.util.concurrent.atomic.AtomicLong;

/** Keeps passwords as they are, with a number for salt. Anything but safe, and quick. */
public final class PlainPasswordHasher implements PasswordHasher {
    private static final String TODAY = "plain:v2:";
    private static final String WEAKER = "plain:v1:";

    private final AtomicLong salts = new AtomicLong();
    private volatile boolean busy;

    @Override
    public String hash(Password password) {
        refuseIfBusy();
        return TODAY + salts.incrementAndGet() + ":" + password.value();
    }

    @Override
    public boolean matches(String typed, String hash) {
        refuseIfBusy();
        var known = hash.startsWith(TODAY) || hash.startsWith(WEAKER);
        return known && hash.substring(hash.indexOf(':', TODAY.length()) + 1).equals(typed);
    }

    @Override
    public boolean outdated(String hash) {
        return !hash.startsWith(TODAY);
    }

    /** A hash with yesterday's parameters. */
    public String weakHash(Password password) {
        return WEAKER + salts.incrementAndGet() + ":" + password.value();
    }

    /** Whether from now on too many wait already. */
    public void setBusy(boolean busy) {
        this.busy = busy;
    }

    private void refuseIfBusy() {
        if (busy) {
            throw new BusyException();
        }
    }
}
