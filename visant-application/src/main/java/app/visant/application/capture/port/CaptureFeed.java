package app.visant.application.capture.port;

import app.visant.application.device.port.DeviceReadModel.DeviceView;
import app.visant.domain.capture.Capture;

/** One open live view. Offering queues and returns at once; a viewer that does not keep up is cut, and reloads when it returns. */
public interface CaptureFeed {
    void offer(Event event);

    void close();

    /** What a viewer is told. */
    sealed interface Event {
        /** A capture was added, or its evaluation moved on. */
        record CaptureChanged(Capture capture) implements Event {}

        /** A device came or went. */
        record DeviceChanged(DeviceView device) implements Event {}
    }
}
