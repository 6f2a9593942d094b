package app.visant.application.identity.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Second factors with their codes, one row a person. */
public final class InMemorySecondFactorRepository implements SecondFactorRepository {
    private final InMemoryTable<UserId, Row> rows;

    public InMemorySecondFactorRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofSystem(transactions);
    }

    @Override
    public Optional<Factor> find(Tx tx, UserId user) {
        return rows.find(tx, user).map(row -> new Factor(row.key, row.confirmed, row.lastStep, row.codes.size()));
    }

    @Override
    public boolean propose(Tx tx, UserId user, String sealedKey) {
        if (confirmed(tx, user).isPresent()) {
            return false;
        }
        rows.put(tx, user, new Row(sealedKey, false, 0, Set.of()));
        return true;
    }

    @Override
    public boolean confirm(Tx tx, UserId user, long step, Set<Sha256> codes, Instant now) {
        return rows.find(tx, user).filter(row -> !row.confirmed).isPresent()
                && rows.update(tx, user, row -> new Row(row.key, true, step, codes));
    }

    @Override
    public boolean spendStep(Tx tx, UserId user, long step) {
        return confirmed(tx, user).filter(row -> row.lastStep < step).isPresent()
                && rows.update(tx, user, row -> new Row(row.key, true, step, row.codes));
    }

    @Override
    public boolean spendCode(Tx tx, UserId user, Sha256 code) {
        return confirmed(tx, user).filter(row -> row.codes.contains(code)).isPresent()
                && rows.update(
                        tx,
                        user,
                        row -> new Row(
                                row.key,
                                true,
                                row.lastStep,
                                row.codes.stream().filter(c -> !c.equals(code)).collect(Collectors.toSet())));
    }

    @Override
    public boolean replaceCodes(Tx tx, UserId user, Set<Sha256> codes) {
        return confirmed(tx, user).isPresent()
                && rows.update(tx, user, row -> new Row(row.key, true, row.lastStep, codes));
    }

    @Override
    public boolean remove(Tx tx, UserId user) {
        return rows.remove(tx, user);
    }

    private Optional<Row> confirmed(Tx tx, UserId user) {
        return rows.find(tx, user).filter(row -> row.confirmed);
    }

    private record Row(String key, boolean confirmed, long lastStep, Set<Sha256> codes) {}
}
