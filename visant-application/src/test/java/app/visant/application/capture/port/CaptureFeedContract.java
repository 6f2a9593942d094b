package app.visant.application.capture.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.CaptureFeed.Event;
import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Still;
import app.visant.domain.device.Device;
import app.visant.domain.device.DeviceName;
import app.visant.domain.device.Heartbeat;
import app.visant.domain.device.Presence;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface CaptureFeedContract {
    Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    OrgId ORG = new OrgId(UUID.fromString("0195520f-3a00-7000-8000-000000000001"));
    DeviceId DEVICE = new DeviceId("camera-1");

    /** A new live view. */
    Opened open();

    @Test
    default void theViewerIsToldEverythingInOrder() {
        var opened = open();

        opened.feed().offer(new Event.CaptureChanged(capture("still-1")));
        opened.feed().offer(new Event.DeviceChanged(device()));
        opened.feed().offer(new Event.CaptureChanged(capture("still-2")));
        opened.feed().close();

        assertThat(opened.received()).containsExactly("capture still-1", "device camera-1", "capture still-2");
    }

    @Test
    default void whatIsQueuedIsWrittenBeforeTheEnd() {
        var opened = open();

        IntStream.range(0, 20).forEach(i -> opened.feed().offer(new Event.CaptureChanged(capture("still-" + i))));
        opened.feed().close();

        assertThat(opened.received()).hasSize(20);
    }

    @Test
    default void nothingIsToldAfterTheEndAndNothingBreaks() {
        var opened = open();

        opened.feed().offer(new Event.CaptureChanged(capture("still-1")));
        opened.feed().close();
        opened.feed().close();
        opened.feed().offer(new Event.CaptureChanged(capture("still-2")));

        assertThat(opened.received()).containsExactly("capture still-1");
    }

    @Test
    default void viewersDoNotShareWhatTheyAreTold() {
        var first = open();
        var second = open();

        first.feed().offer(new Event.CaptureChanged(capture("still-1")));
        first.feed().close();
        second.feed().close();

        assertThat(first.received()).containsExactly("capture still-1");
        assertThat(second.received()).isEmpty();
    }

    private static Capture capture(String recordId) {
        return new Capture(
                new CaptureId(ORG.value()),
                ORG,
                DEVICE,
                new RecordId(recordId),
                NOON,
                NOON,
                Optional.empty(),
                false,
                Optional.empty(),
                new Still(Sha256.of(recordId), 1_000, 640, 480),
                new Evaluation.Pending());
    }

    private static DeviceView device() {
        return new DeviceView(
                Device.Active.registered(DEVICE, ORG, DeviceName.of(DEVICE), NOON),
                true,
                Presence.CONNECTED,
                Optional.of(NOON),
                Heartbeat.BARE,
                Optional.empty());
    }

    /** Both ends of a live view. */
    interface Opened {
        CaptureFeed feed();

        /**
         * What the viewer read until the end, oldest first, pings left out: {@code capture} and the record id, {@code device}
         * and the device id.
         */
        List<String> received();
    }
}
