package app.visant.application.org.port;

import app.visant.application.shared.port.Tx;
import java.time.Instant;

/** Requests of the running minute over all nodes; in system transactions only. */
public interface RequestCounts {

    /**
     * Adds to the count of that minute, which begins at 0.
     *
     * @param key whose requests
     * @return all that were added in that minute; of a minute that others know to be over, those of theirs
     */
    long add(Tx tx, String key, Instant minute, long requests);
}
