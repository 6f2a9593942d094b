package app.visant.application.analytics;

import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a time is divided into, by the clocks of a zone. */
public enum Unit {
    HOUR,
    DAY;

    /** When each such span begins that has a part of the time in it; the first may begin earlier. */
    List<Instant> starts(Instant from, Instant to, ZoneId zone) {
        var starts = new ArrayList<Instant>();
        for (var at = floor(from, zone); at.isBefore(to); at = next(at, zone)) {
            starts.add(at);
        }
        return starts;
    }

    /** No more than that many such spans are in the time, to within one. */
    long about(Instant from, Instant to) {
        return (this == DAY ? ChronoUnit.DAYS : ChronoUnit.HOURS).between(from, to);
    }

    private Instant floor(Instant at, ZoneId zone) {
        var local = at.atZone(zone);
        return this == DAY
                ? local.toLocalDate().atStartOfDay(zone).toInstant()
                : local.truncatedTo(ChronoUnit.HOURS).toInstant();
    }

    private Instant next(Instant at, ZoneId zone) {
        // Days are 23 to 25 hours long where there is summer time; hours are always one.
        return this == DAY
                ? at.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant()
                : at.plus(1, ChronoUnit.HOURS);
    }
}
