package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.visant.application.PortsUnderTest;
import app.visant.application.Together;
import app.visant.domain.shared.OrgId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shown with jobs, the one kind of row that belongs to no context. */
public interface TransactionRunnerContract {
    PortsUnderTest ports();

    @Test
    default void answersWhatTheWorkAnswers() {
        var org = ports().newOrg();

        String ofOrg = ports().transactions().forOrg(org, tx -> "of " + org);
        int ofSystem = ports().transactions().system(Purpose.LOG_IN, tx -> 42);

        assertThat(ofOrg).isEqualTo("of " + org);
        assertThat(ofSystem).isEqualTo(42);
    }

    @Test
    default void keepsWhatWasDoneWhenTheWorkReturns() {
        var org = ports().newOrg();

        ports().in(org).run(tx -> add(tx, org, "kept"));

        assertThat(exists(org, "kept")).isTrue();
    }

    @Test
    default void aTransactionSeesItsOwnChanges() {
        var org = ports().newOrg();

        var seen = ports().in(org).test(tx -> {
            add(tx, org, "own");
            return ports().jobs().pending(tx, org, JobKind.ERASE, "own");
        });

        assertThat(seen).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {IllegalArgumentException.class, AssertionError.class, IOException.class})
    default void takesEverythingBackWhenTheWorkThrowsAndLetsTheExceptionThrough(Class<? extends Throwable> kind)
            throws ReflectiveOperationException {
        var org = ports().newOrg();
        var thrown = kind.getConstructor().newInstance();

        var caught = catchThrowable(() -> ports().in(org).run(tx -> {
            add(tx, org, "one");
            add(tx, org, "two");
            TransactionRunnerContract.<RuntimeException>sneak(thrown);
        }));

        assertThat(caught).isSameAs(thrown);
        assertThat(exists(org, "one")).isFalse();
        assertThat(exists(org, "two")).isFalse();
    }

    @Test
    default void aFailedTransactionDoesNotHarmTheNext() {
        var org = ports().newOrg();
        ports().in(org).rolledBack(tx -> {
            add(tx, org, "lost");
        });

        ports().in(org).run(tx -> add(tx, org, "kept"));

        assertThat(exists(org, "kept")).isTrue();
        assertThat(exists(org, "lost")).isFalse();
    }

    @Test
    default void takesChangesAndRemovalsBackToo() {
        var org = ports().newOrg();
        ports().in(org).run(tx -> add(tx, org, "held"));
        var lease = JobQueueContract.claimOf(ports(), JobKind.ERASE, org, PortsUnderTest.NOON);

        ports().in(org).rolledBack(tx -> {
            ports().jobs().complete(tx, lease);
        });

        assertThat(exists(org, "held")).isTrue();
        assertThat(ports().in(org).test(tx -> ports().jobs().complete(tx, lease)))
                .isTrue();
    }

    @Test
    default void runsActionsAfterCommitInOrderOnTheSameThread() {
        var org = ports().newOrg();
        var events = new ArrayList<String>();
        var threads = new ArrayList<Thread>();

        var result = ports().in(org).get(tx -> {
            add(tx, org, "row");
            tx.afterCommit(() -> {
                events.add(exists(org, "row") ? "first, committed" : "first, too early");
                threads.add(Thread.currentThread());
            });
            tx.afterCommit(() -> events.add("second"));
            events.add("work");
            return "result";
        });

        assertThat(result).isEqualTo("result");
        assertThat(events).containsExactly("work", "first, committed", "second");
        assertThat(threads).containsExactly(Thread.currentThread());
    }

    @Test
    default void runsNoActionAfterARollback() {
        var org = ports().newOrg();
        var events = new ArrayList<String>();

        assertThatThrownBy(() -> ports().in(org).run(tx -> {
                    tx.afterCommit(() -> events.add("never"));
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        assertThat(events).isEmpty();
    }

    @Test
    default void aTransactionThatIsOverCannotBeUsed() {
        var org = ports().newOrg();
        var kept = new AtomicReference<Tx>();
        ports().in(org).run(kept::set);
        var over = kept.get();

        assertThatThrownBy(() -> add(over, org, "late")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> over.afterCommit(() -> {})).isInstanceOf(IllegalStateException.class);
        assertThat(exists(org, "late")).isFalse();
    }

    @Test
    default void showsAnOrganizationNoRowsOfAnother() {
        var mine = ports().newOrg();
        var other = ports().newOrg();
        ports().in(mine).run(tx -> add(tx, mine, "secret"));

        var seen = ports().in(other).test(tx -> ports().jobs().pending(tx, mine, JobKind.ERASE, "secret"));

        assertThat(seen).isFalse();
    }

    @Test
    default void letsAnOrganizationWriteNoRowsOfAnother() {
        var mine = ports().newOrg();
        var other = ports().newOrg();

        assertThatThrownBy(() -> ports().in(other).run(tx -> add(tx, mine, "planted")))
                .isNotNull();

        assertThat(exists(mine, "planted")).isFalse();
    }

    @Test
    default void anOrganizationFollowsOnAnotherWithoutASmear() {
        var orgs = List.of(ports().newOrg(), ports().newOrg(), ports().newOrg());
        for (var round = 0; round < 3; round++) {
            for (var org : orgs) {
                var subject = "round-" + round;
                ports().in(org).run(tx -> add(tx, org, subject));
            }
        }

        for (var org : orgs) {
            var seen = ports().transactions()
                    .forOrg(
                            org,
                            tx -> orgs.stream()
                                    .filter(each -> ports().jobs().pending(tx, each, JobKind.ERASE, "round-2"))
                                    .toList());
            assertThat(seen).containsExactly(org);
        }
    }

    @Test
    default void manyThreadsEachGetTheirOwn() {
        var org = ports().newOrg();

        var subjects = Together.run(4, () -> {
            var subject = "by-" + Thread.currentThread().threadId();
            ports().in(org).run(tx -> add(tx, org, subject));
            return subject;
        });

        assertThat(subjects).hasSize(4).allMatch(subject -> exists(org, subject));
    }

    private void add(Tx tx, OrgId org, String subject) {
        ports().jobs().add(tx, JobQueueContract.job(ports(), org, JobKind.ERASE, "lane", subject));
    }

    private boolean exists(OrgId org, String subject) {
        return ports().in(org).test(tx -> ports().jobs().pending(tx, org, JobKind.ERASE, subject));
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> void sneak(Throwable thrown) throws E {
        throw (E) thrown;
    }
}
