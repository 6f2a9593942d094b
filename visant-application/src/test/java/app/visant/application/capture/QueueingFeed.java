package app.visant.application.capture;

import app.visant.application.capture.port.CaptureFeed;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A viewer that takes what comes, one by one. */
final class QueueingFeed implements CaptureFeed {
    private static final long PATIENCE_SECONDS = 60;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public void offer(Event event) {
        events.add(event);
    }

    @Override
    public void close() {
        closed.countDown();
    }

    /** The next event in one line: what it is about, and its state. */
    String next() throws InterruptedException {
        var event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event came");
        }
        return switch (event) {
            case Event.CaptureChanged changed ->
                changed.capture().recordId() + " "
                        + changed.capture().evaluation().status();
            case Event.DeviceChanged changed ->
                changed.device().device().id() + " " + changed.device().presence();
        };
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    boolean isClosed() {
        return closed.getCount() == 0;
    }

    void awaitClose() throws InterruptedException {
        if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not closed");
        }
    }
}
