package app.visant.device.cloud;

import app.visant.device.port.Order;
import app.visant.device.port.ServerTime;
import app.visant.device.port.StreamEvent;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.TriggerLabel;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the events of the command stream. A newer server may add fields and events; they are passed over. */
final class EventReader {
    /** How long an event may have been under way. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(1);

    private EventReader() {}

    static StreamEvent read(@Nullable String type, String data) {
        try {
            return switch (type == null ? "" : type) {
                case "ping" -> new StreamEvent.Ping();
                case "config" -> configured(object(data));
                case "command" -> order(object(data));
                default -> new StreamEvent.Unknown("event " + type);
            };
        } catch (JsonProcessingException | IllegalArgumentException | DateTimeException e) {
            return new StreamEvent.Unknown("event " + type + " (" + e.getClass().getSimpleName() + ")");
        }
    }

    private static JsonNode object(String data) throws JsonProcessingException {
        var json = Json.MAPPER.readTree(data);
        if (!json.isObject()) {
            throw new IllegalArgumentException("not an object");
        }
        return json;
    }

    private static StreamEvent configured(JsonNode json) {
        var time = HttpTimes.instant(json.path("server_time").textValue())
                .map(written -> new ServerTime(written, ON_THE_WAY));
        return new StreamEvent.Configured(
                settings(json.path("config")), json.path("schedules").size(), time);
    }

    private static StreamEvent order(JsonNode json) {
        var type = json.path("type").asText();
        return switch (type) {
            case "capture" -> new StreamEvent.Ordered(capture(json));
            case "schedule_update" ->
                new StreamEvent.Ordered(
                        new Order.Reschedule(json.path("schedules").size()));
            case "config_update" ->
                settings(json.path("config"))
                        .<StreamEvent>map(config -> new StreamEvent.Ordered(new Order.Reconfigure(config)))
                        .orElseGet(() -> new StreamEvent.Unknown("settings that make no sense"));
            case "deactivated" -> new StreamEvent.Ordered(new Order.Deactivate());
            default -> new StreamEvent.Unknown("command " + type);
        };
    }

    private static Order capture(JsonNode json) {
        return new Order.Capture(
                CommandId.of(json.path("id").asText()),
                new TriggerLabel(json.path("trigger_label").asText()),
                Instant.parse(json.path("expires_at").asText()));
    }

    /** Empty if there are none or they make no sense; what is left out has its default. */
    private static Optional<DeviceConfig> settings(JsonNode json) {
        if (!json.isObject()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new DeviceConfig(
                    number(json, "width"),
                    number(json, "height"),
                    number(json, "jpeg_quality").orElse(DeviceConfig.DEFAULT.jpegQuality()),
                    number(json, "heartbeat_seconds").orElse(DeviceConfig.DEFAULT.heartbeatSeconds()),
                    number(json, "upload_kilobytes_per_second")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> number(JsonNode json, String field) {
        var value = json.path(field);
        return value.canConvertToInt() ? Optional.of(value.intValue()) : Optional.empty();
    }
}
