package app.visant.application.analytics;

import app.visant.application.analytics.port.AnalyticsReadModel.Change;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How much of the time a device was connected.
 *
 * @param share from 0 to 1 of the time since something was known of it; empty if that is none
 * @param spans the same for each span
 */
public record Uptime(DeviceId device, Optional<Double> share, List<Span> spans) {
    /**
     * By the changes of one device, the earliest first.
     *
     * @param starts when spans begin; the last one lasts until the end
     */
    static Uptime of(DeviceId device, List<Change> changes, List<Instant> starts, Instant end) {
        var whole = new Clock();
        var spans = new ArrayList<Clock>();
        starts.forEach(start -> spans.add(new Clock()));
        for (var i = 0; i < changes.size(); i++) {
            var change = changes.get(i);
            var until = i + 1 < changes.size() ? changes.get(i + 1).at() : end;
            whole.add(change.presence(), change.at(), until);
            for (var s = spanOf(change.at(), starts);
                    s < starts.size() && starts.get(s).isBefore(until);
                    s++) {
                var ends = s + 1 < starts.size() ? starts.get(s + 1) : end;
                spans.get(s).add(change.presence(), later(change.at(), starts.get(s)), earlier(until, ends));
            }
        }
        return new Uptime(
                device,
                whole.share(),
                IntStream.range(0, starts.size())
                        .mapToObj(s -> new Span(starts.get(s), spans.get(s).share()))
                        .toList());
    }

    /** The share of what is known of a time that lasts until the next one begins. */
    public record Span(Instant from, Optional<Double> share) {}

    /** The last span that has begun by then; the first, if none has. */
    private static int spanOf(Instant at, List<Instant> starts) {
        var found = Collections.binarySearch(starts, at);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static final class Clock {
        private Duration known = Duration.ZERO;
        private Duration connected = Duration.ZERO;

        void add(Presence presence, Instant from, Instant to) {
            var lasted = Duration.between(from, to);
            known = known.plus(lasted);
            if (presence == Presence.CONNECTED) {
                connected = connected.plus(lasted);
            }
        }

        Optional<Double> share() {
            return known.isZero()
                    ? Optional.empty()
                    : Optional.of((double) connected.toMillis() / Math.max(1, known.toMillis()));
        }
    }
}
