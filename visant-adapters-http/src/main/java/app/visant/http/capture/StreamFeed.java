package app.visant.http.capture;

import app.visant.application.capture.port.CaptureFeed;
import app.visant.http.stream.EventStream;

/** A live view at the end of a stream, which cuts a reader that does not keep up. */
final class StreamFeed implements CaptureFeed {
    private final EventStream stream;

    StreamFeed(EventStream stream) {
        this.stream = stream;
    }

    @Override
    public void offer(Event event) {
        switch (event) {
            case Event.CaptureChanged changed ->
                stream.send("capture", CaptureWire.CaptureAnswer.of(changed.capture()));
            case Event.DeviceChanged changed -> stream.send("device", CaptureWire.DeviceEvent.of(changed.device()));
        }
    }

    @Override
    public void close() {
        stream.close();
    }
}
