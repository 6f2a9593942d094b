package app.visant.bootstrap.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** How many requests a second a few readers get answered, each asking again as soon as it has its answer. */
final class RequestRate {
    private static final int READERS = 4;
    private static final Duration SPAN = Duration.ofSeconds(5);

    private RequestRate() {}

    static double measure(ExecutorService threads, Ask ask) throws ExecutionException, InterruptedException {
        var end = System.nanoTime() + SPAN.toNanos();
        var readers = new ArrayList<Future<Long>>();
        for (var i = 0; i < READERS; i++) {
            readers.add(threads.submit(() -> {
                var done = 0L;
                for (; System.nanoTime() < end; done++) {
                    ask.once();
                }
                return done;
            }));
        }
        var all = 0L;
        for (var reader : readers) {
            all += reader.get();
        }
        return all / (double) SPAN.toSeconds();
    }

    /** One request and its answer. */
    interface Ask {
        void once() throws IOException, InterruptedException;
    }
}
