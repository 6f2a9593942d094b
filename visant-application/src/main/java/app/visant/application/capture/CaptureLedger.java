package app.visant.application.capture;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.org.StillQuota;
import app.visant.application.org.StillQuota.Refusal;
import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.shared.Batcher;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Enters and strikes captures, together with the jobs that follow. */
@Singleton
public final class CaptureLedger {
    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final JobQueue jobs;
    private final SignalBus signals;
    private final IdGenerator ids;
    private final StillQuota quota;
    private final Batcher<OrgId, Capture, Entry> entries = new Batcher<>(Capture::org, this::enterAll);

    @Inject
    public CaptureLedger(
            TransactionRunner transactions,
            CaptureRepository captures,
            JobQueue jobs,
            SignalBus signals,
            IdGenerator ids,
            StillQuota quota) {
        this.transactions = transactions;
        this.captures = captures;
        this.jobs = jobs;
        this.signals = signals;
        this.ids = ids;
        this.quota = quota;
    }

    CaptureId newId() {
        return new CaptureId(ids.next());
    }

    Optional<Capture> find(OrgId org, RecordId recordId) {
        return transactions.forOrg(org, tx -> captures.find(tx, org, recordId));
    }

    /** Whether a still would be refused now, as one was a moment ago. */
    Optional<Refusal> refusedLately(OrgId org) {
        return quota.refusedLately(org);
    }

    Entry enter(Capture capture) {
        return entries.ask(capture);
    }

    /**
     * The stills of an organization that arrive at the same time share a transaction. If the quota has no room for all of
     * them, each is tried by itself.
     */
    private List<Entry> enterAll(OrgId org, List<Capture> arrived) {
        var allowed = quota.limits(org);
        return transactions.forOrg(org, tx -> {
            var refusal = quota.take(tx, org, intake(arrived), allowed);
            if (refusal.isPresent() && arrived.size() > 1) {
                throw new CrowdedException();
            }
            if (refusal.isPresent()) {
                quota.note(org, refusal.get());
                return List.of(new Entry.Refused(refusal.get()));
            }
            var added = captures.add(tx, arrived);
            giveBack(
                    tx,
                    org,
                    arrived.stream().filter(c -> !added.contains(c.id())).toList());
            addJobs(
                    tx,
                    arrived.stream()
                            .filter(capture -> added.contains(capture.id()))
                            .toList(),
                    Capture::receivedAt,
                    JobKind.DEVELOP,
                    JobKind.EVALUATE);
            return arrived.stream()
                    .<Entry>map(capture -> added.contains(capture.id()) ? new Entry.Entered() : new Entry.Known())
                    .toList();
        });
    }

    private void giveBack(Tx tx, OrgId org, List<Capture> known) {
        if (!known.isEmpty()) {
            quota.giveBack(tx, org, intake(known));
        }
    }

    private static Intake intake(List<Capture> stills) {
        return new Intake(
                stills.size(),
                stills.stream()
                        .mapToLong(capture -> capture.still().sizeBytes())
                        .sum());
    }

    /**
     * Takes the row away at once and leaves its files to a job. False if there is none.
     *
     * @param more what else is to happen if there is one
     */
    boolean strike(OrgId org, RecordId recordId, Instant now, Consumer<Tx> more) {
        return transactions.forOrg(org, tx -> {
            var capture = captures.lock(tx, org, recordId);
            var freed = captures.delete(tx, org, recordId);
            if (capture.isEmpty() || freed.isEmpty()) {
                return false;
            }
            addJobs(tx, capture.get(), now, JobKind.ERASE);
            more.accept(tx);
            quota.change(tx, org, -freed.getAsLong());
            return true;
        });
    }

    /** Adds jobs about the capture, and tells everybody of them and of the capture once they are committed. */
    public void addJobs(Tx tx, Capture capture, Instant now, JobKind... kinds) {
        addJobs(tx, List.of(capture), each -> now, kinds);
    }

    /**
     * Adds a job about the capture that gives way to others, or has the one there is start over in its place. The capture
     * does not change by that.
     */
    public void addJobAnew(Tx tx, Capture capture, Instant now, JobKind kind) {
        jobs.addAnew(tx, job(capture, kind, now).givingWay());
        tx.afterCommit(() -> signals.publish(new Signal.JobsAdded(kind)));
    }

    private void addJobs(Tx tx, List<Capture> all, Function<Capture, Instant> due, JobKind... kinds) {
        var added = new ArrayList<Job>();
        for (var capture : all) {
            for (var kind : kinds) {
                added.add(job(capture, kind, due.apply(capture)));
            }
            announce(tx, capture);
        }
        jobs.add(tx, added);
        if (!added.isEmpty()) {
            tx.afterCommit(() -> List.of(kinds).forEach(kind -> signals.publish(new Signal.JobsAdded(kind))));
        }
    }

    private Job job(Capture capture, JobKind kind, Instant due) {
        return new Job(
                ids.next(),
                capture.org(),
                kind,
                capture.device().value(),
                capture.recordId().value(),
                capture.capturedAt(),
                due);
    }

    /** Tells everybody, once it is committed, that the capture changed. */
    public void announce(Tx tx, Capture capture) {
        tx.afterCommit(() -> signals.publish(new Signal.CaptureChanged(capture.org(), capture.recordId())));
    }

    /** What became of a capture that was to be entered. */
    sealed interface Entry {
        record Entered() implements Entry {}

        /** The organization has that record id; nothing changed. */
        record Known() implements Entry {}

        /** There is no room; nothing changed. */
        record Refused(Refusal why) implements Entry {}
    }

    /** There is no room for all of a batch. */
    private static final class CrowdedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CrowdedException() {
            super(null, null, false, false);
        }
    }
}
