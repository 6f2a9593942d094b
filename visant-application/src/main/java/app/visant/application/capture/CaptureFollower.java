package app.visant.application.capture;

import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;

/** What another context does once a still has come, in a transaction soon after. It may be told of one more than once. */
public interface CaptureFollower {
    void arrived(Tx tx, Capture capture);
}
