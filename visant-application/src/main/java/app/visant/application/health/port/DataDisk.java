package app.visant.application.health.port;

import java.util.Optional;

/** The disk that stills are kept on. */
public interface DataDisk {

    /** How full it is now; empty if it cannot be asked. */
    Optional<Space> space();

    /**
     * Room on a disk, in bytes.
     *
     * @param free what may still be written
     */
    record Space(long total, long free) {}
}
