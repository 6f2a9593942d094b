package app.visant.persistence;

import app.visant.application.shared.port.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** An open transaction on one connection. */
public final class JdbiTx implements Tx {
    private final Handle handle;
    private final List<Runnable> after = new ArrayList<>();
    private boolean open = true;

    JdbiTx(Handle handle) {
        this.handle = handle;
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

    /** Ends its use and answers what follows a commit. */
    List<Runnable> end() {
        open = false;
        return after;
    }
}
