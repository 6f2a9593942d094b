package app.visant.application.command.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.command.port.CommandChannel.Message;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.DeviceConfig;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

public interface CommandChannelContract {
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    DeviceId DEVICE = new DeviceId("camera-1");

    /** A new stream to a device. */
    Opened open();

    @Test
    default void theDeviceIsToldEverythingInOrder() {
        var opened = open();
        var command = command();

        opened.channel().send(new Message.Config(DEVICE, DeviceConfig.DEFAULT, List.of(), NOON));
        opened.channel().send(new Message.Capture(command));
        opened.channel().send(new Message.ConfigChanged(newId(), DeviceConfig.DEFAULT, NOON));
        opened.channel().send(new Message.SchedulesChanged(newId(), List.of(), NOON));
        opened.channel().send(new Message.Deactivated(newId(), NOON));
        opened.channel().close();

        assertThat(opened.received())
                .containsExactly(
                        "config", "capture " + command.id(), "config_update", "schedule_update", "deactivated");
    }

    @Test
    default void whatIsQueuedIsWrittenBeforeTheEnd() {
        var opened = open();

        for (var i = 0; i < 20; i++) {
            opened.channel().send(new Message.ConfigChanged(newId(), DeviceConfig.DEFAULT, NOON));
        }
        opened.channel().close();

        assertThat(opened.received()).hasSize(20);
    }

    @Test
    default void nothingIsSentAfterTheEndAndNothingBreaks() {
        var opened = open();

        opened.channel().send(new Message.ConfigChanged(newId(), DeviceConfig.DEFAULT, NOON));
        opened.channel().close();
        opened.channel().close();
        opened.channel().send(new Message.Deactivated(newId(), NOON));

        assertThat(opened.received()).containsExactly("config_update");
    }

    @Test
    default void everyStreamHasItsOwnId() {
        var first = open();
        var second = open();

        assertThat(first.channel().id())
                .isEqualTo(first.channel().id())
                .isNotEqualTo(second.channel().id());
        first.channel().close();
        second.channel().close();
    }

    private static CaptureCommand command() {
        return CaptureCommand.issued(
                newId(), new OrgId(new UUID(0, 1)), DEVICE, TriggerLabel.MANUAL, Optional.empty(), NOON);
    }

    private static CommandId newId() {
        return new CommandId(UUID.fromString("0195520f-3a00-7000-8000-000000000001"));
    }

    /** Both ends of a stream. */
    interface Opened {
        CommandChannel channel();

        /**
         * What the device read until the stream ended, oldest first, pings left out: {@code config}, {@code capture} and
         * the command's id, {@code config_update}, {@code schedule_update}, {@code deactivated}.
         */
        List<String> received();
    }
}
