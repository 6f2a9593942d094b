package app.visant.application.analytics;

import app.visant.application.analytics.port.Standing;
import java.util.EnumMap;
import java.util.Map;

/** How many stills there are of each standing. */
public final class Tally {
    private final Map<Standing, Long> stills = new EnumMap<>(Standing.class);

    void add(Standing standing, long more) {
        stills.merge(standing, more, Long::sum);
    }

    public long of(Standing standing) {
        return stills.getOrDefault(standing, 0L);
    }

    public long all() {
        return stills.values().stream().mapToLong(Long::longValue).sum();
    }
}
