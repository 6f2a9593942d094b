package app.visant.application.shared.port;

import app.visant.domain.shared.OrgId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Rows that a transaction can take back, behind the same wall as in the database: a transaction of one organization sees
 * its own rows only, and cannot write any other's. Values must not change by themselves.
 */
public final class InMemoryTable<K, V> {
    private final Map<K, V> rows = new LinkedHashMap<>();
    private final InMemoryTransactions transactions;
    private final Function<V, Optional<OrgId>> owner;
    private final Audience audience;

    private InMemoryTable(InMemoryTransactions transactions, Function<V, Optional<OrgId>> owner, Audience audience) {
        this.transactions = transactions;
        this.owner = owner;
        this.audience = audience;
    }

    /** A table whose rows belong to organizations. */
    public static <K, V> InMemoryTable<K, V> ofOrgs(InMemoryTransactions transactions, Function<V, OrgId> owner) {
        return new InMemoryTable<>(transactions, row -> Optional.of(owner.apply(row)), Audience.ALL);
    }

    /** As {@link #ofOrgs}, and closed to transactions across organizations. */
    public static <K, V> InMemoryTable<K, V> ofOrgsAlone(InMemoryTransactions transactions, Function<V, OrgId> owner) {
        return new InMemoryTable<>(transactions, row -> Optional.of(owner.apply(row)), Audience.ORG);
    }

    /** A table of which some rows belong to no organization. */
    public static <K, V> InMemoryTable<K, V> ofSome(
            InMemoryTransactions transactions, Function<V, Optional<OrgId>> owner) {
        return new InMemoryTable<>(transactions, owner, Audience.ALL);
    }

    /** A table that only transactions across organizations may touch. */
    public static <K, V> InMemoryTable<K, V> ofSystem(InMemoryTransactions transactions) {
        return new InMemoryTable<>(transactions, row -> Optional.empty(), Audience.SYSTEM);
    }

    /** A table whose rows belong to nobody and are seen by all. */
    public static <K, V> InMemoryTable<K, V> shared(InMemoryTransactions transactions) {
        return new InMemoryTable<>(transactions, row -> Optional.empty(), Audience.SHARED);
    }

    public Optional<V> find(Tx tx, K key) {
        var own = use(tx);
        return Optional.ofNullable(rows.get(key)).filter(row -> visible(own, row));
    }

    /** What can be seen, as it is now, in the order of adding. */
    public Stream<V> rows(Tx tx) {
        var own = use(tx);
        return List.copyOf(rows.values()).stream().filter(row -> visible(own, row));
    }

    /** Adds the row. False if the key is taken, be it by a row that cannot be seen. */
    public boolean insert(Tx tx, K key, V row) {
        var own = use(tx);
        requireOwn(own, row);
        if (rows.containsKey(key)) {
            return false;
        }
        own.onRollback(() -> rows.remove(key));
        rows.put(key, row);
        return true;
    }

    /** Adds the row or puts it in place of the one with its key. */
    public void put(Tx tx, K key, V row) {
        if (!insert(tx, key, row) && !update(tx, key, old -> row)) {
            throw new IllegalStateException("the key belongs to another organization");
        }
    }

    /** Changes the row. False if it cannot be seen. */
    public boolean update(Tx tx, K key, UnaryOperator<V> change) {
        var own = use(tx);
        var before = find(tx, key);
        before.ifPresent(row -> {
            var after = change.apply(row);
            requireOwn(own, after);
            own.onRollback(() -> rows.put(key, row));
            rows.put(key, after);
        });
        return before.isPresent();
    }

    /** Removes the row. False if it cannot be seen. */
    public boolean remove(Tx tx, K key) {
        var own = use(tx);
        var before = find(tx, key);
        before.ifPresent(row -> {
            own.onRollback(() -> rows.put(key, row));
            rows.remove(key);
        });
        return before.isPresent();
    }

    /** Removes those that can be seen and match. */
    public void removeIf(Tx tx, Predicate<V> matches) {
        var own = use(tx);
        var keys = rows.entrySet().stream()
                .filter(entry -> visible(own, entry.getValue()) && matches.test(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        keys.forEach(key -> remove(tx, key));
    }

    private InMemoryTx use(Tx tx) {
        switch (audience) {
            case SYSTEM -> transactions.requireSystem(tx);
            case ORG -> transactions.requireOrg(tx);
            case ALL, SHARED -> {}
        }
        return transactions.require(tx);
    }

    private boolean visible(InMemoryTx tx, V row) {
        return audience == Audience.SHARED || tx.org().isEmpty() || tx.org().equals(owner.apply(row));
    }

    private void requireOwn(InMemoryTx tx, V row) {
        if (!visible(tx, row)) {
            throw new IllegalStateException("the row belongs to another organization");
        }
    }

    private enum Audience {
        ALL,
        ORG,
        SYSTEM,
        SHARED
    }
}
