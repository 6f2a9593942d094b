package app.visant.persistence.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.people.Invited;
import app.visant.application.people.Joining;
import app.visant.application.people.PeopleRules;
import app.visant.application.shared.port.Purpose;
import app.visant.persistence.PostgresPorts;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** The races are real only here. */
final class PeopleRacesTest implements PeopleRules {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(5);

    @Override
    public PortsUnderTest ports() {
        return PostgresPorts.shared();
    }

    /** Somebody signs up with the address, and has not committed yet when the invitation to it is accepted. */
    @Test
    void aSignUpInTheSameInstantAsAnAcceptanceDoesNotSlipBetween() throws Exception {
        var invited = new Invited(ports());
        var added = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var squatter = threads.submit(() -> ports().system(Purpose.LOG_IN).run(tx -> {
                invited.signUp(tx);
                added.countDown();
                await(go);
            }));
            await(added);
            var acceptance = threads.submit(invited::accept);
            try {
                awaitOneThatWaitsForAnother(acceptance);
            } finally {
                go.countDown();
            }
            squatter.get();

            assertThat(acceptance.get()).isEqualTo(new Joining.Result.Unproven());
        }

        assertThat(invited.team()).as("nobody came in").hasSize(1);
        assertThat(invited.accept()).as("and the invitation still waits").isEqualTo(new Joining.Result.Unproven());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Fails rather than waiting for ever, should the other not wait at all. */
    private static void awaitOneThatWaitsForAnother(Future<?> other) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (PostgresPorts.shared()
                .superuser("select pid::text from pg_locks where not granted and locktype = 'transactionid'")
                .isEmpty()) {
            assertThat(other.isDone()).as("it went through without waiting").isFalse();
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
