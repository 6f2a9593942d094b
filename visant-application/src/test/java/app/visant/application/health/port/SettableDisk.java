package app.visant.application.health.port;

import java.util.Optional;

/** A disk as full as the test says. */
public final class SettableDisk implements DataDisk {
    private Optional<Space> space = Optional.of(new Space(1000, 400));

    public void set(Optional<Space> now) {
        space = now;
    }

    @Override
    public Optional<Space> space() {
        return space;
    }
}
