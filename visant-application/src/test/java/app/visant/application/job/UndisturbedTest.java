package app.visant.application.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

final class UndisturbedTest {
    @Test
    void answersWhatTheWorkAnswersAndThrowsWhatItThrows() {
        assertThat(Undisturbed.call(() -> "verdict")).isEqualTo("verdict");
        assertThatThrownBy(() -> Undisturbed.run(() -> {
                    throw new IllegalStateException("no connection");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no connection");
        assertThatThrownBy(() -> Undisturbed.run(() -> {
                    throw new AssertionError("a fault");
                }))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anInterruptReachesWhoeverWaitsAfterTheWorkHasEndedAndNeverTheWork() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var ended = new AtomicBoolean();
        var kept = new AtomicBoolean();
        var worker = Thread.ofPlatform().start(() -> {
            Undisturbed.run(() -> {
                begun.countDown();
                awaitUninterrupted(goOn);
                ended.set(true);
            });
            kept.set(Thread.currentThread().isInterrupted());
        });
        begun.await();

        worker.interrupt();
        goOn.countDown();
        worker.join();

        assertThat(ended).isTrue();
        assertThat(kept).isTrue();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("was interrupted", e);
        }
    }
}
