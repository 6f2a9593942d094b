package app.visant.device.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/** Reads a stream of a process in a thread of its own, so that the process never waits for us, and keeps no more than so much. */
final class Drain {
    private static final int STEP = 16 * 1024;

    private final InputStream in;
    private final int most;
    private final Runnable onOverflow;
    private final Thread thread;
    private byte[] kept = new byte[STEP];
    private int size;
    private boolean overflowed;

    private Drain(InputStream in, int most, Runnable onOverflow) {
        this.in = in;
        this.most = most;
        this.onOverflow = onOverflow;
        this.thread = Thread.ofPlatform().daemon().name("camera-output").unstarted(this::read);
    }

    /** Calls {@code onOverflow} once when there is more than {@code most}, and throws the rest away. */
    static Drain start(InputStream in, int most, Runnable onOverflow) {
        var drain = new Drain(in, most, onOverflow);
        drain.thread.start();
        return drain;
    }

    /** Whether the stream ended in time. The rest may be asked only if it did. */
    boolean await(Duration limit) throws InterruptedException {
        return thread.join(limit);
    }

    boolean overflowed() {
        return overflowed;
    }

    byte[] content() {
        return Arrays.copyOf(kept, size);
    }

    String text() {
        return new String(kept, 0, size, StandardCharsets.UTF_8);
    }

    private void read() {
        var step = new byte[STEP];
        try (in) {
            for (int n = in.read(step); n >= 0; n = in.read(step)) {
                keep(step, n);
            }
        } catch (IOException e) {
            // The process was killed; what was read until then is judged by others.
        }
    }

    private void keep(byte[] step, int n) {
        if (overflowed) {
            return;
        }
        if (size + n > most) {
            overflowed = true;
            onOverflow.run();
            return;
        }
        if (size + n > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(most, Math.max(size + n, kept.length * 2)));
        }
        System.arraycopy(step, 0, kept, size, n);
        size += n;
    }
}
