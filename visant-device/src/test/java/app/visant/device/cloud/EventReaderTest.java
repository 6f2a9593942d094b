package app.visant.device.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Order;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class EventReaderTest {
    private static final DeviceConfig LARGE =
            new DeviceConfig(Optional.of(1920), Optional.of(1080), 75, 20, Optional.of(256));
    private static final String LARGE_JSON =
            "{\"width\":1920,\"height\":1080,\"jpeg_quality\":75,\"heartbeat_seconds\":20,\"upload_kilobytes_per_second\":256}";

    @Test
    void the_first_event_is_the_wanted_state() {
        var event = EventReader.read(
                "config",
                "{\"device\":{\"id\":\"DEVICE001\",\"name\":\"Yard\"},\"config\":" + LARGE_JSON
                        + ",\"schedules\":[{\"id\":\"a\"},{\"id\":\"b\"}],\"server_time\":\"2026-11-10T12:00:00.5Z\",\"new\":1}");

        assertThat(event)
                .isEqualTo(new StreamEvent.Configured(
                        Optional.of(LARGE),
                        2,
                        Optional.of(new ServerTime(Instant.parse("2026-11-10T12:00:00.500Z"), Duration.ofSeconds(1)))));
    }

    @Test
    void settings_that_are_left_out_have_their_defaults() {
        assertThat(EventReader.read("config", "{\"config\":{\"width\":null},\"schedules\":[]}"))
                .isEqualTo(new StreamEvent.Configured(Optional.of(DeviceConfig.DEFAULT), 0, Optional.empty()));
    }

    @Test
    void settings_that_make_no_sense_change_nothing() {
        assertThat(EventReader.read("config", "{\"config\":{\"heartbeat_seconds\":1}}"))
                .isEqualTo(new StreamEvent.Configured(Optional.empty(), 0, Optional.empty()));
        assertThat(EventReader.read("command", "{\"type\":\"config_update\",\"config\":{\"jpeg_quality\":999}}"))
                .isInstanceOf(StreamEvent.Unknown.class);
    }

    @Test
    void a_capture_has_its_label_and_its_end() {
        var event = EventReader.read("command", """
                {"id":"01980000-0000-7000-8000-000000000001","type":"capture","issued_at":"2026-11-10T12:00:00Z",
                "expires_at":"2026-11-10T12:02:00Z","trigger_label":"hourly-check","schedule_id":"01980000-0000-7000-8000-000000000002"}""");

        assertThat(event)
                .isEqualTo(new StreamEvent.Ordered(new Order.Capture(
                        CommandId.of("01980000-0000-7000-8000-000000000001"),
                        new TriggerLabel("hourly-check"),
                        Instant.parse("2026-11-10T12:02:00Z"))));
    }

    @Test
    void the_other_commands_are_state() {
        assertThat(EventReader.read("command", "{\"type\":\"config_update\",\"config\":" + LARGE_JSON + "}"))
                .isEqualTo(new StreamEvent.Ordered(new Order.Reconfigure(LARGE)));
        assertThat(EventReader.read("command", "{\"type\":\"schedule_update\",\"schedules\":[{},{},{}]}"))
                .isEqualTo(new StreamEvent.Ordered(new Order.Reschedule(3)));
        assertThat(EventReader.read("command", "{\"type\":\"deactivated\"}"))
                .isEqualTo(new StreamEvent.Ordered(new Order.Deactivate()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "anything"})
    void a_ping_may_hold_anything(String data) {
        assertThat(EventReader.read("ping", data)).isEqualTo(new StreamEvent.Ping());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "command|{\"type\":\"reboot\"}",
                "command|{\"type\":\"capture\"}",
                "command|{\"type\":\"capture\",\"id\":\"17\",\"trigger_label\":\"x\",\"expires_at\":\"2026-11-10T12:02:00Z\"}",
                "command|{\"type\":\"capture\",\"id\":\"01980000-0000-7000-8000-000000000001\",\"trigger_label\":\"x\",\"expires_at\":\"soon\"}",
                "command|not json",
                "command|[1",
                "config|null and void",
                "firmware|{}"
            })
    void what_makes_no_sense_is_unknown_and_breaks_nothing(String type, String data) {
        assertThat(EventReader.read(type, data)).isInstanceOf(StreamEvent.Unknown.class);
    }
}
