package app.visant.device.port;

import java.time.Duration;
import java.util.Optional;

final class ScriptedCloudTest implements CloudContract {
    private final ScriptedCloud cloud = new ScriptedCloud();

    @Override
    public Cloud cloud() {
        return cloud;
    }

    @Override
    public void goesWell(Spool.Waiting still) {
        // It does unless told otherwise.
    }

    @Override
    public void isRefused(int status, Optional<Duration> retryAfter) {
        cloud.then(status, retryAfter);
    }

    @Override
    public void breaks() {
        cloud.down(true);
    }
}
