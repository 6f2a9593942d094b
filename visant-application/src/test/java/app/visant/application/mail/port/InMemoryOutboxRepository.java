package app.visant.application.mail.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.util.Optional;
import java.util.UUID;

/** Waiting letters in a table. */
public final class InMemoryOutboxRepository implements OutboxRepository {
    private final InMemoryTable<UUID, Waiting> waiting;

    public InMemoryOutboxRepository(InMemoryTransactions transactions) {
        this.waiting = InMemoryTable.ofOrgs(transactions, Waiting::org);
    }

    @Override
    public void add(Tx tx, Waiting letter) {
        waiting.put(tx, letter.id(), letter);
    }

    @Override
    public Optional<Waiting> find(Tx tx, OrgId org, UUID id) {
        return waiting.find(tx, id).filter(letter -> letter.org().equals(org));
    }

    @Override
    public void remove(Tx tx, OrgId org, UUID id) {
        if (find(tx, org, id).isPresent()) {
            waiting.remove(tx, id);
        }
    }
}
