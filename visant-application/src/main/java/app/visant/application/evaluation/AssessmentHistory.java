package app.visant.application.evaluation;

import app.visant.application.evaluation.port.AssessmentRepository;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.util.List;

/** What each agent said of a still. */
public final class AssessmentHistory {
    private final TransactionRunner transactions;
    private final AssessmentRepository assessments;

    @Inject
    public AssessmentHistory(TransactionRunner transactions, AssessmentRepository assessments) {
        this.transactions = transactions;
        this.assessments = assessments;
    }

    /** Empty if nothing was said yet, or there is no such capture. */
    public List<Assessment> of(OrgId org, RecordId recordId) {
        return transactions.forOrg(org, tx -> assessments.ofCapture(tx, org, recordId));
    }
}
