package app.visant.application.evaluation;

import app.visant.application.job.JobHandler;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import jakarta.inject.Inject;

/** What stands in the lane of a device: stills to be judged, and stills to be learned from. */
public final class EvaluationJobs implements JobHandler {
    private final StillEvaluation evaluation;
    private final SceneSchooling schooling;

    @Inject
    public EvaluationJobs(StillEvaluation evaluation, SceneSchooling schooling) {
        this.evaluation = evaluation;
        this.schooling = schooling;
    }

    @Override
    public JobKind kind() {
        return JobKind.EVALUATE;
    }

    @Override
    public void handle(Lease lease) throws InterruptedException {
        if (Lessons.isLesson(lease.job())) {
            schooling.handle(lease);
        } else {
            evaluation.handle(lease);
        }
    }

    @Override
    public void abandon(Lease lease, String code) {
        if (Lessons.isLesson(lease.job())) {
            schooling.abandon(lease);
        } else {
            evaluation.abandon(lease, code);
        }
    }
}
