package app.visant.application.evaluation.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.List;

/** The agents' answers on which each verdict rests. */
public interface AssessmentRepository {
    /** Puts these in place of whatever the capture had. */
    void replace(
            Tx tx, OrgId org, RecordId recordId, List<Assessment> assessments, int descriptionVersion, Instant now);

    List<Assessment> ofCapture(Tx tx, OrgId org, RecordId recordId);
}
