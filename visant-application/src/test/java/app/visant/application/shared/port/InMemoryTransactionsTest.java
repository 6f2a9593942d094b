package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.shared.OrgId;
import org.junit.jupiter.api.Test;

/** What the fake is stricter about than the contract, so that tests of services find the mistake. */
final class InMemoryTransactionsTest {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final SequentialIds ids = new SequentialIds();
    private final OrgId org = new OrgId(ids.next());

    @Test
    void aNestedTransactionIsRefusedAndTakesTheOuterOneWithIt() {
        InMemoryTable<String, String> table = InMemoryTable.ofOrgs(transactions, row -> org);

        assertThatThrownBy(() -> transactions.inOrg(org, tx -> {
                    table.put(tx, "key", "row");
                    transactions.inOrg(org, inner -> {});
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nest");

        assertThat(transactions.<Boolean>system(
                        Purpose.NODE, tx -> table.find(tx, "key").isPresent()))
                .isFalse();
    }

    @Test
    void anActionAfterCommitMayOpenATransaction() {
        var jobs = new InMemoryJobQueue(transactions, ids);

        transactions.inOrg(org, tx -> tx.afterCommit(() -> transactions.inOrg(org, next -> {})));

        assertThat(transactions.<Long>system(Purpose.JOB_CLAIM, tx -> jobs.depth(tx, JobKind.ERASE)))
                .isZero();
    }

    @Test
    void whatIsForTheSystemIsRefusedToAnOrganization() {
        var jobs = new InMemoryJobQueue(transactions, ids);
        InMemoryTable<String, String> table = InMemoryTable.ofSystem(transactions);

        assertThatThrownBy(() -> transactions.inOrg(org, tx -> jobs.depth(tx, JobKind.ERASE)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> transactions.inOrg(org, tx -> table.rows(tx)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aTransactionOfAnotherWorldIsRefused() {
        InMemoryTable<String, String> table = InMemoryTable.ofOrgs(transactions, row -> org);

        assertThatThrownBy(() -> new InMemoryTransactions().inOrg(org, tx -> table.rows(tx)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void signalsInsideATransactionAreRefused() {
        var bus = new DirectSignalBus(transactions);

        assertThatThrownBy(() -> transactions.inOrg(org, tx -> bus.publish(new Signal.JobsAdded(JobKind.ERASE))))
                .isInstanceOf(IllegalStateException.class);
        assertThat(bus.published()).isEmpty();
    }

    @Test
    void rowsComeBackInEveryRespectAfterARollback() {
        InMemoryTable<String, String> table = InMemoryTable.ofOrgs(transactions, row -> org);
        transactions.inOrg(org, tx -> {
            table.put(tx, "changed", "before");
            table.put(tx, "removed", "before");
        });

        assertThatThrownBy(() -> transactions.inOrg(org, tx -> {
                    table.put(tx, "changed", "after");
                    table.put(tx, "changed", "after that");
                    table.removeIf(tx, "before"::equals);
                    table.put(tx, "added", "after");
                    table.remove(tx, "added");
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");

        var rows = transactions.system(Purpose.NODE, tx -> table.rows(tx).toList());
        assertThat(rows).containsExactlyInAnyOrder("before", "before");
    }
}
