package app.visant.device.port;

import app.visant.domain.device.DeviceConfig;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** A camera that gives what it was told to, and then always the same still. */
public final class ScriptedCamera implements Camera {
    private final Queue<Shot> script = new ArrayDeque<>();
    private final List<DeviceConfig> captures = new ArrayList<>();
    private boolean closed;

    public synchronized ScriptedCamera then(Shot shot) {
        script.add(shot);
        return this;
    }

    /** The settings of each capture so far. */
    public synchronized List<DeviceConfig> captures() {
        return List.copyOf(captures);
    }

    public synchronized boolean closed() {
        return closed;
    }

    @Override
    public synchronized Shot capture(DeviceConfig config) {
        captures.add(config);
        var next = script.poll();
        if (next != null) {
            return next;
        }
        return Thread.currentThread().isInterrupted()
                ? new Failed("interrupted")
                : new Taken(new Jpeg(Examples.picture(64, 48)));
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
