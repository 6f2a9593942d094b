package app.visant.domain.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;

/**
 * When a schedule fires, given the wall-clock times that its expression names. The two differ where the clock is
 * changed: an hour that comes twice, and an hour that does not come at all.
 *
 * @param times the wall-clock times that the expression matches
 * @param everyHour whether the expression leaves the hour open ({@code *} or {@code *}{@code /n}): then it fires at
 *     every matching instant, in both passes of a repeated hour. Otherwise it names hours, and fires once for each:
 *     in the first pass, and for times lost in a gap, once at the gap's end
 */
public record FiringRule(WallClockTimes times, boolean everyHour) {

    /** The times that an expression matches on a clock that is never changed. */
    @FunctionalInterface
    public interface WallClockTimes {
        /** The first match strictly after {@code time}; empty if there is none, ever. */
        Optional<LocalDateTime> firstAfter(LocalDateTime time);
    }

    /** The first instant strictly after {@code after}; empty if there is none, ever. */
    public Optional<Instant> next(Instant after, ZoneId zone) {
        return everyHour ? nextOfEveryPass(after, zone) : nextOfFirstPass(after, zone);
    }

    private Optional<Instant> nextOfEveryPass(Instant after, ZoneId zone) {
        var rules = zone.getRules();
        var offset = rules.getOffset(after);
        var from = LocalDateTime.ofInstant(after, offset);
        var change = rules.nextTransition(after);
        while (true) {
            var candidate = times.firstAfter(from);
            if (candidate.isEmpty()) {
                return Optional.empty();
            }
            var instant = candidate.get().toInstant(offset);
            if (change == null || instant.isBefore(change.getInstant())) {
                return Optional.of(instant);
            }
            // The clock is changed before that: look again from the change on, itself included.
            offset = change.getOffsetAfter();
            from = change.getDateTimeAfter().minusNanos(1);
            change = rules.nextTransition(change.getInstant());
        }
    }

    private Optional<Instant> nextOfFirstPass(Instant after, ZoneId zone) {
        var rules = zone.getRules();
        var match = times.firstAfter(LocalDateTime.ofInstant(after, zone));
        while (match.isPresent()) {
            var gap = rules.getTransition(match.get());
            var instant = gap != null && gap.isGap()
                    ? gap.getInstant()
                    : match.get().atZone(zone).withEarlierOffsetAtOverlap().toInstant();
            if (instant.isAfter(after)) {
                return Optional.of(instant);
            }
            match = times.firstAfter(match.get());
        }
        return Optional.empty();
    }
}
