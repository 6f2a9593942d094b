package app.visant.application.evaluation.port;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;

/** Assessments in a table, which go when their capture goes. */
public final class InMemoryAssessmentRepository implements AssessmentRepository {
    private final InMemoryTable<CaptureId, Row> rows;
    private final CaptureRepository captures;

    public InMemoryAssessmentRepository(InMemoryTransactions transactions, CaptureRepository captures) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, Row::org);
        this.captures = captures;
    }

    @Override
    public void replace(
            Tx tx, OrgId org, RecordId recordId, List<Assessment> assessments, int descriptionVersion, Instant now) {
        var capture = captures.find(tx, org, recordId)
                .orElseThrow(() -> new IllegalStateException("there is no such capture"));
        rows.put(tx, capture.id(), new Row(org, List.copyOf(assessments)));
    }

    @Override
    public List<Assessment> ofCapture(Tx tx, OrgId org, RecordId recordId) {
        return captures.find(tx, org, recordId)
                .flatMap(capture -> rows.find(tx, capture.id()))
                .map(Row::assessments)
                .orElse(List.of());
    }

    private record Row(OrgId org, List<Assessment> assessments) {}
}
