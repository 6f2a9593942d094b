package app.visant.http.analytics;

import app.visant.application.analytics.Analytics.HourOfWeek;
import app.visant.application.analytics.Analytics.Result.Told;
import app.visant.application.analytics.Analytics.Span;
import app.visant.application.analytics.Tally;
import app.visant.application.analytics.Unit;
import app.visant.application.analytics.Uptime;
import app.visant.application.analytics.port.Standing;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about figures over time. */
final class AnalyticsWire {
    private AnalyticsWire() {}

    /** Stills of a time, and of each span of it, the earliest first; spans without stills are there too. */
    record CapturesAnswer(Instant from, Instant to, String timezone, String unit, List<SpanAnswer> spans) {
        static CapturesAnswer of(Told<Span> told, Unit unit) {
            return new CapturesAnswer(
                    told.from(),
                    told.to(),
                    told.zone().getId(),
                    word(unit),
                    told.figures().stream().map(SpanAnswer::of).toList());
        }
    }

    /** @param pending not judged yet */
    record SpanAnswer(Instant at, long normal, long abnormal, long uncertain, long pending, long failed) {
        static SpanAnswer of(Span span) {
            var stills = span.stills();
            return new SpanAnswer(
                    span.from(),
                    stills.of(Standing.NORMAL),
                    stills.of(Standing.ABNORMAL),
                    stills.of(Standing.UNCERTAIN),
                    stills.of(Standing.PENDING),
                    stills.of(Standing.FAILED));
        }
    }

    /** Hours of the week in which there were stills, by weekday and hour. */
    record HeatmapAnswer(Instant from, Instant to, String timezone, List<HourAnswer> hours) {
        static HeatmapAnswer of(Told<HourOfWeek> told) {
            return new HeatmapAnswer(
                    told.from(),
                    told.to(),
                    told.zone().getId(),
                    told.figures().stream().map(HourAnswer::of).toList());
        }
    }

    /**
     * Stills of an hour of the week.
     *
     * @param weekday from 1, Monday, to 7
     * @param hour from 0 to 23
     */
    record HourAnswer(int weekday, int hour, long captures, long abnormal, long uncertain) {
        static HourAnswer of(HourOfWeek hour) {
            Tally stills = hour.stills();
            return new HourAnswer(
                    hour.weekday(),
                    hour.hour(),
                    stills.all(),
                    stills.of(Standing.ABNORMAL),
                    stills.of(Standing.UNCERTAIN));
        }
    }

    /** Devices of which something is known, by id. */
    record UptimeAnswer(Instant from, Instant to, String timezone, String unit, List<DeviceAnswer> devices) {
        static UptimeAnswer of(Told<Uptime> told, Unit unit) {
            return new UptimeAnswer(
                    told.from(),
                    told.to(),
                    told.zone().getId(),
                    word(unit),
                    told.figures().stream().map(DeviceAnswer::of).toList());
        }
    }

    /** @param share from 0 to 1 of the time of which something is known; null if that is none */
    record DeviceAnswer(String deviceId, Optional<Double> share, List<UptimeSpanAnswer> spans) {
        static DeviceAnswer of(Uptime uptime) {
            return new DeviceAnswer(
                    uptime.device().value(),
                    uptime.share(),
                    uptime.spans().stream().map(UptimeSpanAnswer::of).toList());
        }
    }

    /** @param share as of the device, in this span */
    record UptimeSpanAnswer(Instant at, Optional<Double> share) {
        static UptimeSpanAnswer of(Uptime.Span span) {
            return new UptimeSpanAnswer(span.from(), span.share());
        }
    }

    private static String word(Unit unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }
}
