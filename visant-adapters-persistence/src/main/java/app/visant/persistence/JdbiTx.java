package app.visant.persistence;

import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.IdempotencyStore;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Attempt;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An open transaction on one connection. */
public final class JdbiTx implements Tx {
    private final Handle handle;
    private final Stamp stamp;
    private final List<Runnable> after = new ArrayList<>();
    private boolean open = true;

    JdbiTx(Handle handle, Stamp stamp) {
        this.handle = handle;
        this.stamp = stamp;
    }

    /** What the adapters of this module run their statements on. */
    public static Handle handle(Tx tx) {
        if (tx instanceof JdbiTx own && own.open) {
            return own.handle;
        }
        throw new IllegalStateException("the transaction is over, or not of this database");
    }

    @Override
    public void afterCommit(Runnable action) {
        if (!open) {
            throw new IllegalStateException("the transaction is over");
        }
        after.add(action);
    }

    @Override
    public void relaxDurability() {
        handle(this).execute("set local synchronous_commit to off");
    }

    @Override
    public void record(AuditEntry entry) {
        handle(this)
                .createUpdate("""
                        insert into audit_entries (id, org_id, at, actor_kind, actor_id, action,
                          subject_kind, subject_id, detail, address, request_id)
                        values (:id, :org, :at, :actorKind, :actor, :action,
                          :subjectKind, :subject, :detail, :address, :request)
                        """)
                .bind("id", stamp.ids().next())
                .bind("org", entry.org())
                .bind("at", stamp.clock().instant())
                .bind("actorKind", entry.actor().kind())
                .bind("actor", entry.actor().id())
                .bind("action", entry.action().wireName())
                .bind("subjectKind", entry.subject().map(AuditEntry.Subject::kind))
                .bind("subject", entry.subject().map(AuditEntry.Subject::id))
                .bind("detail", entry.detail())
                .bind("address", entry.origin().address())
                .bind("request", entry.origin().requestId())
                .execute();
        entry.origin().attempt().ifPresent(this::effected);
    }

    private void effected(Attempt attempt) {
        var noted = handle(this)
                .createUpdate("""
                        update idempotency_keys set effected = true
                        where org_id = :org and principal = :principal and key = :key and claimed_at = :at
                        """)
                .bind("org", attempt.org())
                .bind("principal", attempt.principal())
                .bind("key", attempt.key())
                .bind("at", attempt.at())
                .execute();
        if (noted == 0) {
            throw new IdempotencyStore.OvertakenException();
        }
    }

    /** Ends its use and answers what follows a commit. */
    List<Runnable> end() {
        open = false;
        return after;
    }

    /** What every entry of the audit log gets, whoever writes it. */
    record Stamp(IdGenerator ids, InstantSource clock) {}
}
