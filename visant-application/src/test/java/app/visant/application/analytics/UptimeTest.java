package app.visant.application.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.visant.application.analytics.port.AnalyticsReadModel.Change;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UptimeTest {
    private static final DeviceId GATE = new DeviceId("GATE");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<Instant> HOURS =
            Stream.of(0, 1, 2, 3).map(UptimeTest::hours).toList();
    private static final Instant END = hours(4);

    @Test
    void aDeviceThatWasThereAllTheTimeHasAllOfIt() {
        var uptime = uptime(new Change(GATE, Presence.CONNECTED, NOON));

        assertThat(uptime.share()).contains(1.0);
        assertThat(uptime.spans())
                .extracting(Uptime.Span::from, Uptime.Span::share)
                .containsExactlyElementsOf(HOURS.stream()
                        .map(hour -> tuple(hour, Optional.of(1.0)))
                        .toList());
    }

    @Test
    void timeThatNothingIsKnownOfDoesNotCount() {
        var uptime = uptime(
                new Change(GATE, Presence.CONNECTED, hours(2)),
                new Change(GATE, Presence.DISCONNECTED, hours(2).plusSeconds(900)),
                new Change(GATE, Presence.AWAY, hours(3)));

        assertThat(uptime.share()).contains(0.125);
        assertThat(uptime.spans())
                .extracting(Uptime.Span::share)
                .containsExactly(Optional.empty(), Optional.empty(), Optional.of(0.25), Optional.of(0.0));
    }

    @Test
    void aChangeInTheMiddleOfSeveralSpansIsDivided() {
        var uptime = uptime(
                new Change(GATE, Presence.AWAY, NOON),
                new Change(GATE, Presence.CONNECTED, NOON.plus(Duration.ofMinutes(30))),
                new Change(GATE, Presence.DISCONNECTED, hours(2).plus(Duration.ofMinutes(15))));

        assertThat(uptime.spans())
                .extracting(Uptime.Span::share)
                .containsExactly(Optional.of(0.5), Optional.of(1.0), Optional.of(0.25), Optional.of(0.0));
        assertThat(uptime.share()).contains(105.0 / 240);
    }

    private static Uptime uptime(Change... changes) {
        return Uptime.of(GATE, List.of(changes), HOURS, END);
    }

    private static Instant hours(int hours) {
        return NOON.plus(Duration.ofHours(hours));
    }
}
