package app.visant.application.shared.port;

/**
 * Proof of an open transaction, without which no repository can be called. Valid until the work it was handed to
 * returns, and an {@link IllegalStateException} in every use afterwards; never kept.
 */
public interface Tx {
    /** Runs after the transaction has committed, on the same thread; never after a rollback. Must not throw. */
    void afterCommit(Runnable action);

    /**
     * The commit need not wait for the disk: should the database die within the next second, what was written here may be
     * lost, whole. For what is told again by itself, such as presence.
     */
    void relaxDurability();

    /**
     * Adds the entry to the audit log: there if and only if the transaction commits, and from then on for good. A
     * transaction of one organization writes entries of that organization alone. The {@link app.visant.domain.shared.Attempt}
     * that the entry's origin is, if any, is noted to have had its effect, likewise.
     *
     * @throws IdempotencyStore.OvertakenException if the attempt was taken for dead, and its key is another's now
     */
    void record(AuditEntry entry);
}
