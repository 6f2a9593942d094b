package app.visant.application.shared.port;

import app.visant.domain.shared.OrgId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** One transaction over the tables: whose it is, how to undo what it did, and what follows once it is committed. */
final class InMemoryTx implements Tx {
    private final InMemoryTransactions runner;
    private final Optional<OrgId> org;
    private final Deque<Runnable> undo = new ArrayDeque<>();
    private final List<Runnable> after = new ArrayList<>();
    private boolean open = true;

    InMemoryTx(InMemoryTransactions runner, Optional<OrgId> org) {
        this.runner = runner;
        this.org = org;
    }

    @Override
    public void afterCommit(Runnable action) {
        requireOpen();
        after.add(action);
    }

    @Override
    public void relaxDurability() {
        requireOpen();
    }

    @Override
    public void record(AuditEntry entry) {
        requireOpen();
        runner.record(this, entry);
    }

    /** The organization whose rows alone can be seen; empty sees all. */
    Optional<OrgId> org() {
        return org;
    }

    void onRollback(Runnable step) {
        undo.push(step);
    }

    void requireOpen() {
        if (!open) {
            throw new IllegalStateException("the transaction is over");
        }
    }

    void requireRunner(InMemoryTransactions expected) {
        if (runner != expected) {
            throw new IllegalStateException("the transaction is of another world");
        }
    }

    /** Ends it and answers what is to be run now. */
    List<Runnable> commit() {
        open = false;
        return after;
    }

    void rollback() {
        open = false;
        undo.forEach(Runnable::run);
    }
}
