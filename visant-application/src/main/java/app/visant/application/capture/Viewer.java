package app.visant.application.capture;

import app.visant.application.capture.port.CaptureFeed;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import java.util.Optional;

/** One open live view: who looks, at which device or all of them. Two are the same only if they are one object. */
final class Viewer {
    private final Principal.User user;
    private final Optional<DeviceId> filter;
    private final CaptureFeed feed;

    Viewer(Principal.User user, Optional<DeviceId> filter, CaptureFeed feed) {
        this.user = user;
        this.filter = filter;
        this.feed = feed;
    }

    Principal.User user() {
        return user;
    }

    CaptureFeed feed() {
        return feed;
    }

    boolean sees(DeviceId device) {
        return filter.isEmpty() || filter.get().equals(device);
    }
}
