package app.visant.application.capture;

import app.visant.application.capture.port.CaptureFeed;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Principal;
import java.util.Optional;

/** One open live view: who looks, at which device or all of them. Two are the same only if they are one object. */
final class Viewer {
    private final Principal.Insider who;
    private final Optional<DeviceId> filter;
    private final CaptureFeed feed;

    Viewer(Principal.Insider who, Optional<DeviceId> filter, CaptureFeed feed) {
        this.who = who;
        this.filter = filter;
        this.feed = feed;
    }

    Principal.Insider who() {
        return who;
    }

    CaptureFeed feed() {
        return feed;
    }

    boolean sees(DeviceId device) {
        return who.reach().covers(device) && filter.map(device::equals).orElse(true);
    }
}
