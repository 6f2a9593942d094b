package app.visant.application.analytics;

import app.visant.application.analytics.port.AnalyticsReadModel;
import app.visant.application.analytics.port.AnalyticsReadModel.Change;
import app.visant.application.analytics.port.AnalyticsReadModel.Count;
import app.visant.application.analytics.port.AnalyticsReadModel.Question;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Reach;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Figures over time: stills by state, the hours of the week that are odd, how long cameras were connected. */
public final class Analytics {
    static final Duration USUAL_TIME = Duration.ofDays(30);
    /** A quarter of a year by the hour, six years by the day. */
    static final int MOST_SPANS = 2_300;

    static final int MOST_CHANGES = 50_000;
    /** Spans of all devices together: what is told at once has to fit into memory beside everything else. */
    static final int MOST_FIGURES = 100_000;

    private final TransactionRunner transactions;
    private final AnalyticsReadModel counts;
    private final OrganizationRepository organizations;
    private final InstantSource clock;

    @Inject
    public Analytics(
            TransactionRunner transactions,
            AnalyticsReadModel counts,
            OrganizationRepository organizations,
            InstantSource clock) {
        this.transactions = transactions;
        this.counts = counts;
        this.organizations = organizations;
        this.clock = clock;
    }

    /** Stills by the span they were taken in. */
    public Result<Span> stills(Reach reach, Selection wanted, Unit unit) {
        return over(reach, wanted, unit, (tx, frame) -> {
            var tallies = Stream.generate(Tally::new).limit(frame.starts.size()).toList();
            for (var count : frame.counts(tx)) {
                tallies.get(count.span()).add(count.standing(), count.stills());
            }
            var spans = new ArrayList<Span>();
            for (var i = 0; i < tallies.size(); i++) {
                spans.add(new Span(frame.starts.get(i), tallies.get(i)));
            }
            return spans;
        });
    }

    /** Stills by day of the week and hour of the day; hours without any are left out. */
    public Result<HourOfWeek> hours(Reach reach, Selection wanted) {
        return over(reach, wanted, Unit.HOUR, (tx, frame) -> {
            Map<Integer, Tally> week = new TreeMap<>();
            for (var count : frame.counts(tx)) {
                var local = frame.starts.get(count.span()).atZone(frame.zone);
                var hour = (local.getDayOfWeek().getValue() - 1) * 24 + local.getHour();
                week.computeIfAbsent(hour, some -> new Tally()).add(count.standing(), count.stills());
            }
            return week.entrySet().stream()
                    .map(hour -> new HourOfWeek(hour.getKey() / 24 + 1, hour.getKey() % 24, hour.getValue()))
                    .toList();
        });
    }

    /** For each device of which something is known: how much of the time it was connected. */
    public Result<Uptime> uptime(Reach reach, Selection wanted, Unit unit) {
        return over(reach, wanted, unit, (tx, frame) -> {
            var changes = counts.changes(tx, frame.question, MOST_CHANGES + 1);
            if (changes.size() > MOST_CHANGES) {
                throw new TooMuch();
            }
            Map<DeviceId, List<Change>> each = new LinkedHashMap<>();
            changes.forEach(change -> each.computeIfAbsent(change.device(), some -> new ArrayList<>())
                    .add(change));
            if ((long) each.size() * frame.starts.size() > MOST_FIGURES) {
                throw new TooMuch();
            }
            return each.entrySet().stream()
                    .map(one -> Uptime.of(one.getKey(), one.getValue(), frame.starts, frame.question.to()))
                    .toList();
        });
    }

    private <T> Result<T> over(Reach reach, Selection wanted, Unit unit, BiFunction<Tx, Frame, List<T>> count) {
        var now = clock.instant();
        var to = wanted.to().filter(now::isAfter).orElse(now);
        var from = wanted.from().orElseGet(() -> to.minus(USUAL_TIME));
        if (!from.isBefore(to)) {
            return new Result.Nothing<>();
        }
        if (unit.about(from, to) > MOST_SPANS) {
            return new Result.TooLong<>();
        }
        try {
            return transactions.forOrg(reach.org(), tx -> {
                var zone = wanted.zone().or(() -> zone(tx, reach)).orElse(ZoneOffset.UTC);
                var question = new Question(reach, wanted.device(), from, to);
                var frame = new Frame(question, unit.starts(from, to, zone), zone);
                return new Result.Told<>(from, to, zone, count.apply(tx, frame));
            });
        } catch (TooMuch e) {
            return new Result.TooLong<>();
        }
    }

    private Optional<ZoneId> zone(Tx tx, Reach reach) {
        return organizations.find(tx, reach.org()).map(Organization::timezone);
    }

    /**
     * What is asked for; what is left out does not narrow, but for the time: the last 30 days.
     *
     * @param to the future is cut off
     * @param zone by whose clocks days and hours are told; the organization's unless given
     */
    public record Selection(
            Optional<DeviceId> device, Optional<Instant> from, Optional<Instant> to, Optional<ZoneId> zone) {}

    /** Stills taken from its beginning until the next span's. */
    public record Span(Instant from, Tally stills) {}

    /**
     * Stills of an hour of the week.
     *
     * @param weekday from 1, Monday, to 7
     * @param hour from 0 to 23
     */
    public record HourOfWeek(int weekday, int hour, Tally stills) {}

    /** What came of a question. */
    public sealed interface Result<T> {
        record Told<T>(Instant from, Instant to, ZoneId zone, List<T> figures) implements Result<T> {}

        /** The time ends before it begins, or lies in the future. */
        record Nothing<T>() implements Result<T> {}

        /** There is too much in that time to be told at once. */
        record TooLong<T>() implements Result<T> {}
    }

    /** Ends the transaction early. */
    private static final class TooMuch extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final class Frame {
        private final Question question;
        private final List<Instant> starts;
        private final ZoneId zone;

        Frame(Question question, List<Instant> starts, ZoneId zone) {
            this.question = question;
            this.starts = starts;
            this.zone = zone;
        }

        List<Count> counts(Tx tx) {
            return counts.counts(tx, question, starts);
        }
    }
}
