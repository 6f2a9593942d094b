package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.job.JobHandler;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.util.Set;

/** Removes the files of a deleted capture, unless the same still was taken in again meanwhile. */
public final class StillErasure implements JobHandler {
    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final JobQueue jobs;
    private final ImageStore images;

    @Inject
    public StillErasure(TransactionRunner transactions, CaptureRepository captures, JobQueue jobs, ImageStore images) {
        this.transactions = transactions;
        this.captures = captures;
        this.jobs = jobs;
        this.images = images;
    }

    @Override
    public JobKind kind() {
        return JobKind.ERASE;
    }

    @Override
    public void handle(Lease lease) {
        var job = lease.job();
        var key = ImageKey.of(job.org(), new DeviceId(job.lane()), job.orderAt(), new RecordId(job.subject()));
        var back = transactions.forOrg(job.org(), tx -> captures.existing(tx, job.org(), Set.of(key)));
        if (back.isEmpty()) {
            // An upload of the same still that has no row yet makes the file younger than the deletion.
            images.removeOlder(key, job.firstDueAt());
        }
        finish(lease);
    }

    /** What is left is found by {@link OrphanCollection}. */
    @Override
    public void abandon(Lease lease, String code) {
        finish(lease);
    }

    private void finish(Lease lease) {
        transactions.inOrg(lease.job().org(), tx -> jobs.complete(tx, lease));
    }
}
