package app.visant.application.evaluation.port;

import app.visant.application.capture.port.InMemoryCaptureRepository;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sights in a table, with those references whose captures there still are. */
public final class InMemorySightRepository implements SightRepository {
    private final InMemoryTable<Place, Row> rows;
    private final InMemoryCaptureRepository captures;

    public InMemorySightRepository(InMemoryTransactions transactions, InMemoryCaptureRepository captures) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, Row::org);
        this.captures = captures;
    }

    @Override
    public Optional<SightChoice> find(Tx tx, OrgId org, DeviceId device) {
        return rows.find(tx, new Place(org, device))
                .map(row -> new SightChoice(
                        row.choice().form(),
                        row.choice().regions(),
                        row.references().stream()
                                .filter(reference -> captures.find(tx, org, reference.recordId())
                                        .filter(found -> found.id().equals(reference.id()))
                                        .isPresent())
                                .map(Capture::recordId)
                                .toList(),
                        row.choice().language()));
    }

    @Override
    public void keep(Tx tx, OrgId org, DeviceId device, SightChoice choice, Instant now) {
        var references = choice.references().stream()
                .flatMap(reference -> captures.find(tx, org, reference).stream())
                .toList();
        rows.put(tx, new Place(org, device), new Row(org, choice, references));
    }

    @Override
    public boolean remove(Tx tx, OrgId org, DeviceId device) {
        return rows.remove(tx, new Place(org, device));
    }

    private record Place(OrgId org, DeviceId device) {}

    private record Row(OrgId org, SightChoice choice, List<Capture> references) {}
}
