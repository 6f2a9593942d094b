package app.visant.application.job;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Work that goes on to its end though whoever waits for it is interrupted: an interrupt would cut the connection of a
 * transaction, and nobody would know whether it was committed.
 */
public final class Undisturbed {
    private Undisturbed() {}

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return "done";
        });
    }

    /** What the work answers, or throws. An interrupt meanwhile is kept for afterwards. */
    public static <T> T call(Supplier<T> work) {
        var task = new FutureTask<T>(work::get);
        Thread.ofVirtual().name(Thread.currentThread().getName()).start(task);
        var interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw thrown(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException thrown(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException fault -> fault;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(failure);
        };
    }
}
