package app.visant.application.shared.port;

import app.visant.domain.shared.OrgId;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs work in one database transaction: committed when it returns, rolled back when it throws. The work must not call
 * models, mail or the image store. Not to be nested.
 */
public interface TransactionRunner {

    /** Work that sees the rows of one organization and no others, whatever it asks for. */
    <T> T forOrg(OrgId org, Function<Tx, T> work);

    /** Work across organizations, on the tables that this is meant for. */
    <T> T system(Purpose purpose, Function<Tx, T> work);

    default void inOrg(OrgId org, Consumer<Tx> work) {
        this.<Object>forOrg(org, tx -> {
            work.accept(tx);
            return "done";
        });
    }

    default void inSystem(Purpose purpose, Consumer<Tx> work) {
        this.<Object>system(purpose, tx -> {
            work.accept(tx);
            return "done";
        });
    }
}
