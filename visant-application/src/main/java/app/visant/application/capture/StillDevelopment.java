package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.MetadataWriter;
import app.visant.application.job.JobHandler;
import app.visant.application.org.StillQuota;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** Makes what lies beside a still: its thumbnail once, and its metadata file, again after each verdict. */
public final class StillDevelopment implements JobHandler {
    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final JobQueue jobs;
    private final ImageStore images;
    private final Darkroom darkroom;
    private final InstantSource clock;

    @Inject
    public StillDevelopment(
            TransactionRunner transactions,
            CaptureRepository captures,
            JobQueue jobs,
            ImageStore images,
            Darkroom darkroom,
            InstantSource clock) {
        this.transactions = transactions;
        this.captures = captures;
        this.jobs = jobs;
        this.images = images;
        this.darkroom = darkroom;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.DEVELOP;
    }

    /**
     * A verdict that comes meanwhile finds this job and adds none, so what was made without it is made again, by whoever
     * made it: the lease may have gone to another, who is done already.
     */
    @Override
    public void handle(Lease lease) {
        var ending = Ending.OUTDATED;
        while (ending == Ending.OUTDATED) {
            var capture = load(lease);
            ending = capture.isPresent() ? develop(lease, capture.get()) : finish(lease);
        }
    }

    @Override
    public void abandon(Lease lease, String code) {
        finish(lease);
    }

    private Ending develop(Lease lease, Capture capture) {
        var thumbnail = darkroom.thumbnails.fetch(capture);
        if (thumbnail instanceof Thumbnails.Result.Overloaded) {
            throw new IllegalStateException("too many stills in memory");
        }
        store(capture);
        var kept = thumbnail instanceof Thumbnails.Result.Ready ready && ready.kept() ? ready.jpeg().length : 0;
        var ending = transactions.forOrg(lease.job().org(), tx -> commit(tx, lease, capture, kept));
        if (ending == Ending.GONE) {
            // Gone while this was at work: what was just written beside it has to go too.
            images.removeOlder(ImageKey.of(capture), lease.job().firstDueAt());
        }
        return ending;
    }

    /** @param thumbnail its size, or 0 if there is none */
    private Ending commit(Tx tx, Lease lease, Capture developed, long thumbnail) {
        // The row is held before the job ends: a verdict that finds this job still there is seen here.
        var current = captures.lock(tx, developed.org(), developed.recordId());
        if (current.isPresent() && outdated(developed, current.get())) {
            return Ending.OUTDATED;
        }
        var held = jobs.complete(tx, lease);
        if (current.isEmpty()) {
            return Ending.GONE;
        }
        if (held) {
            darkroom.followers.forEach(follower -> follower.arrived(tx, current.get()));
        }
        if (held && thumbnail > 0) {
            // Last: the counts are one row of the whole organization.
            var grown = captures.thumbnailMade(tx, developed.org(), developed.recordId(), thumbnail, clock.instant());
            darkroom.quota.change(tx, developed.org(), grown);
        }
        return Ending.DONE;
    }

    /** Whether another still, or a verdict, has come that the files do not tell of. Until then a later job will tell of it. */
    private static boolean outdated(Capture developed, Capture current) {
        return !current.id().equals(developed.id())
                || (current.evaluation().settled() && !current.evaluation().equals(developed.evaluation()));
    }

    private void store(Capture capture) {
        var put = images.put(ImageKey.of(capture), Part.METADATA, darkroom.metadata.write(capture));
        if (put != ImageStore.Put.STORED) {
            throw new IllegalStateException("the datalake takes nothing more");
        }
    }

    private Optional<Capture> load(Lease lease) {
        var job = lease.job();
        return transactions.forOrg(job.org(), tx -> captures.find(tx, job.org(), new RecordId(job.subject())));
    }

    private Ending finish(Lease lease) {
        transactions.inOrg(lease.job().org(), tx -> jobs.complete(tx, lease));
        return Ending.DONE;
    }

    private enum Ending {
        DONE,
        /** The capture was deleted meanwhile. */
        GONE,
        /** The files do not tell of what the row says now. */
        OUTDATED
    }

    /** What makes the files and counts them, and who waits for the still. */
    public static final class Darkroom {
        private final Thumbnails thumbnails;
        private final MetadataWriter metadata;
        private final StillQuota quota;
        private final Set<CaptureFollower> followers;

        @Inject
        public Darkroom(
                Thumbnails thumbnails, MetadataWriter metadata, StillQuota quota, Set<CaptureFollower> followers) {
            this.thumbnails = thumbnails;
            this.metadata = metadata;
            this.quota = quota;
            this.followers = Set.copyOf(followers);
        }
    }
}
