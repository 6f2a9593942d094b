package app.visant.application.evaluation.port;

import app.visant.application.capture.port.InMemoryCaptureRepository;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.evaluation.Sketch;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.util.Optional;

/** Sketches in a table, with the verdicts that their captures have now. */
public final class InMemorySketchRepository implements SketchRepository {
    private final InMemoryTable<Place, Row> rows;
    private final InMemoryCaptureRepository captures;

    public InMemorySketchRepository(InMemoryTransactions transactions, InMemoryCaptureRepository captures) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, row -> row.capture().org());
        this.captures = captures;
    }

    @Override
    public Optional<Judged> last(Tx tx, OrgId org, DeviceId device) {
        return rows.find(tx, new Place(org, device))
                .flatMap(row -> captures.find(tx, org, row.capture().recordId())
                        .filter(found -> found.id().equals(row.capture().id()))
                        .flatMap(found -> found.evaluation()
                                .judged()
                                .filter(verdict -> found.mark()
                                        .filter(mark -> !mark.confirms(verdict))
                                        .isEmpty())
                                .map(verdict -> new Judged(
                                        found.id(), found.recordId(), found.capturedAt(), verdict, row.sketch()))));
    }

    @Override
    public void keep(Tx tx, Capture capture, Sketch sketch) {
        rows.put(tx, new Place(capture.org(), capture.device()), new Row(capture, sketch));
    }

    private record Place(OrgId org, DeviceId device) {}

    private record Row(Capture capture, Sketch sketch) {}
}
