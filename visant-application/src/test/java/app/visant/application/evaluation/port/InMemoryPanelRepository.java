package app.visant.application.evaluation.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Optional;

/** Panels in a table. */
public final class InMemoryPanelRepository implements PanelRepository {
    private final InMemoryTable<OrgId, Row> rows;

    public InMemoryPanelRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, Row::org);
    }

    @Override
    public Optional<KeptPanel> find(Tx tx, OrgId org) {
        return rows.find(tx, org).map(Row::panel);
    }

    @Override
    public void keep(Tx tx, OrgId org, KeptPanel panel, Instant now) {
        rows.put(tx, org, new Row(org, panel));
    }

    @Override
    public boolean remove(Tx tx, OrgId org) {
        return rows.remove(tx, org);
    }

    private record Row(OrgId org, KeptPanel panel) {}
}
