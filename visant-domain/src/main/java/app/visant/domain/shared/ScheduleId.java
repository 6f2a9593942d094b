package app.visant.domain.shared;

import java.util.UUID;

/** Names a scheduled trigger. */
public record ScheduleId(UUID value) {
    public static ScheduleId of(String text) {
        return new ScheduleId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
