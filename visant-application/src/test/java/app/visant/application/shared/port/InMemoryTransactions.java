package app.visant.application.shared.port;

import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Transactions over every {@link InMemoryTable} made with this: one after the other, each undone if its work throws, and
 * each organization alone with its own rows. A nested transaction is an {@link IllegalStateException}.
 */
public final class InMemoryTransactions implements TransactionRunner {
    private final ReentrantLock turn = new ReentrantLock(true);
    private final InMemoryTable<UUID, Entered> audit =
            InMemoryTable.ofSome(this, row -> row.entry().org());
    private BiConsumer<InMemoryTx, Attempt> attempts = (tx, attempt) -> {};
    private final IdGenerator ids;
    private final InstantSource clock;

    public InMemoryTransactions() {
        this(new SequentialIds(), new SettableClock());
    }

    /** @param ids of the entries of the audit log */
    public InMemoryTransactions(IdGenerator ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public <T> T forOrg(OrgId org, Function<Tx, T> work) {
        return run(Optional.of(org), work);
    }

    @Override
    public <T> T system(Purpose purpose, Function<Tx, T> work) {
        return run(Optional.empty(), work);
    }

    /** The audit log, as far as the transaction may see it. */
    public Stream<Entered> audit(Tx tx) {
        return audit.rows(tx);
    }

    void record(InMemoryTx tx, AuditEntry entry) {
        var id = ids.next();
        audit.put(tx, id, new Entered(id, clock.instant(), entry));
        entry.origin().attempt().ifPresent(attempt -> attempts.accept(tx, attempt));
    }

    /** Who is told of each attempt that has its effect. */
    void onAttempt(BiConsumer<InMemoryTx, Attempt> follower) {
        attempts = follower;
    }

    /** An entry of the audit log, and when it was made. */
    public record Entered(UUID id, Instant at, AuditEntry entry) {}

    /** Whether the calling thread is inside a transaction. */
    public boolean active() {
        return turn.isHeldByCurrentThread();
    }

    /** Refuses a transaction of one organization, as the database would for want of a grant. */
    public void requireSystem(Tx tx) {
        if (require(tx).org().isPresent()) {
            throw new IllegalStateException("for system transactions only");
        }
    }

    /** Refuses a transaction across organizations, likewise. */
    public void requireOrg(Tx tx) {
        if (require(tx).org().isEmpty()) {
            throw new IllegalStateException("for transactions of one organization only");
        }
    }

    InMemoryTx require(Tx tx) {
        if (tx instanceof InMemoryTx own) {
            own.requireRunner(this);
            own.requireOpen();
            return own;
        }
        throw new IllegalStateException("not a transaction in memory: " + tx.getClass());
    }

    private <T> T run(Optional<OrgId> org, Function<Tx, T> work) {
        if (active()) {
            throw new IllegalStateException("transactions do not nest");
        }
        var tx = new InMemoryTx(this, org);
        var actions = List.<Runnable>of();
        var committed = false;
        T result;
        turn.lock();
        try {
            result = work.apply(tx);
            actions = tx.commit();
            committed = true;
        } finally {
            if (!committed) {
                tx.rollback();
            }
            turn.unlock();
        }
        actions.forEach(Runnable::run);
        return result;
    }
}
