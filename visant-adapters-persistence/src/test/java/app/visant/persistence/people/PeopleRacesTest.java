package app.visant.persistence.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.PortsUnderTest;
import app.visant.application.people.Invited;
import app.visant.application.people.Joining;
import app.visant.application.people.PeopleRules;
import app.visant.application.shared.port.Purpose;
import app.visant.persistence.PostgresPorts;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** The races are real only here. */
final class PeopleRacesTest implements PeopleRules {
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
            awaitOneThatWaitsForAnother();
            go.countDown();
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

    private static void awaitOneThatWaitsForAnother() {
        while (PostgresPorts.shared()
                .superuser("select pid::text from pg_locks where not granted and locktype = 'transactionid'")
                .isEmpty()) {
            Thread.onSpinWait();
        }
    }
}
