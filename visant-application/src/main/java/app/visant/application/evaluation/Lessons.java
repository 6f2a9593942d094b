package app.visant.application.evaluation;

import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;

/**
 * Stills that a person called normal and the agents did not, to be learned from. A lesson stands in the queue of verdicts,
 * in the lane of its device: agents read and write one memory, so a lesson and a verdict must not meet.
 */
public final class Lessons {
    /** No record id begins so: a still may wait for a verdict and for its lesson at once. */
    private static final String PREFIX = "lesson:";

    private final JobQueue jobs;
    private final SignalBus signals;
    private final IdGenerator ids;

    @Inject
    public Lessons(JobQueue jobs, SignalBus signals, IdGenerator ids) {
        this.jobs = jobs;
        this.signals = signals;
        this.ids = ids;
    }

    /**
     * Adds a lesson, if there is one to be learned: only from what is normal and was not seen to be. A lesson makes the agent
     * take more for normal; where it saw that by itself, it would only be blunter for it.
     */
    void prepare(Tx tx, Capture capture, Mark mark, Instant now) {
        if (mark.truth() != ClassificationState.NORMAL
                || capture.evaluation().judged().filter(mark::confirms).isPresent()) {
            return;
        }
        var subject = PREFIX + capture.recordId();
        var device = capture.device().value();
        jobs.add(
                tx,
                List.of(new Job(ids.next(), capture.org(), JobKind.EVALUATE, device, subject, capture.capturedAt(), now)
                        .givingWay()));
        tx.afterCommit(() -> signals.publish(new Signal.JobsAdded(JobKind.EVALUATE)));
    }

    static boolean isLesson(Job job) {
        return job.subject().startsWith(PREFIX);
    }

    /** The still that a lesson is about. */
    static RecordId still(Job lesson) {
        return new RecordId(lesson.subject().substring(PREFIX.length()));
    }
}
