package app.visant.application.evaluation;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.evaluation.port.AssessmentRepository;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.capture.Capture;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** A still with what each agent said of it, as of one moment. */
public final class AssessmentHistory {
    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final AssessmentRepository assessments;
    private final JobQueue jobs;

    @Inject
    public AssessmentHistory(
            TransactionRunner transactions,
            CaptureRepository captures,
            AssessmentRepository assessments,
            JobQueue jobs) {
        this.transactions = transactions;
        this.captures = captures;
        this.assessments = assessments;
        this.jobs = jobs;
    }

    /** Empty if there is no such capture within reach. */
    public Optional<Told> of(Reach reach, RecordId recordId) {
        var org = reach.org();
        return transactions.forOrg(
                org,
                tx -> captures.find(tx, org, recordId)
                        .filter(capture -> reach.covers(capture.device()))
                        .map(capture -> new Told(
                                capture,
                                jobs.pending(tx, org, JobKind.EVALUATE, recordId.value()),
                                assessments.ofCapture(tx, org, recordId))));
    }

    /**
     * A capture and what was said of it.
     *
     * @param awaitsVerdict whether it is still to be judged, for the first time or again
     */
    public record Told(Capture capture, boolean awaitsVerdict, List<Assessment> assessments) {
        public Told {
            assessments = List.copyOf(assessments);
        }
    }
}
