package app.visant.device.camera;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A process and all that it starts. */
final class ProcessTree {
    /** Children whose parent is gone are not found any more, so they are looked for while it runs. */
    private static final long LOOK_MILLIS = 250;

    private static final int KILL_ROUNDS = 5;

    private final Process root;
    private final Set<ProcessHandle> children = new LinkedHashSet<>();

    ProcessTree(Process root) {
        this.root = root;
    }

    /** Whether the process ended by itself in time. */
    boolean await(Duration limit) throws InterruptedException {
        for (long left = limit.toMillis(); left > 0; left -= LOOK_MILLIS) {
            if (root.waitFor(Math.min(left, LOOK_MILLIS), TimeUnit.MILLISECONDS)) {
                return true;
            }
            look();
        }
        return false;
    }

    /** Kills whatever of it is alive. */
    void kill() {
        look();
        // To destroy one that has ended closes its output, and what of the picture is not read yet would be lost.
        if (root.isAlive()) {
            root.destroyForcibly();
        }
        for (int round = 0; round < KILL_ROUNDS; round++) {
            var alive = children.stream().filter(ProcessHandle::isAlive).toList();
            if (alive.isEmpty()) {
                return;
            }
            alive.forEach(this::look);
            alive.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private void look() {
        look(root.toHandle());
    }

    private void look(ProcessHandle process) {
        process.descendants().forEach(children::add);
    }
}
