package app.visant.application.job;

import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;

/**
 * Does the jobs of one kind. Called from many threads, and interrupted if the lease is lost or the server stops.
 */
public interface JobHandler {
    JobKind kind();

    /**
     * Does the job, and ends or gives back its lease in the transaction that commits what came of it. If it throws, the
     * job is tried again later.
     */
    void handle(Lease lease) throws InterruptedException;

    /**
     * Ends a job that is not tried any more, with whatever that means for its subject.
     *
     * @param code why, stable: {@code gave_up}
     */
    void abandon(Lease lease, String code);
}
