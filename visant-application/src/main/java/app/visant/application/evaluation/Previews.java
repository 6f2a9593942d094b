package app.visant.application.evaluation;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.evaluation.port.PreviewRepository;
import app.visant.application.evaluation.port.PreviewRepository.View;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lets people try a description on the stills there are, before they use it. */
public final class Previews {
    /** How many an organization may have running at once. */
    static final int MOST_RUNNING = 3;

    /** How long they are kept once they ended. */
    static final Duration KEPT = Duration.ofDays(30);

    private final TransactionRunner transactions;
    private final PreviewRepository previews;
    private final Stills stills;
    private final JobQueue jobs;
    private final SignalBus signals;
    private final Desk desk;

    @Inject
    public Previews(
            TransactionRunner transactions,
            PreviewRepository previews,
            Stills stills,
            JobQueue jobs,
            SignalBus signals,
            Desk desk) {
        this.transactions = transactions;
        this.previews = previews;
        this.stills = stills;
        this.jobs = jobs;
        this.signals = signals;
        this.desk = desk;
    }

    /** Begins to try it, on the newest stills or on those that are named. */
    public Result start(Principal.Insider author, Draft draft) {
        var org = author.org();
        return transactions.forOrg(org, tx -> {
            var now = desk.clock.instant();
            var chosen = stills.of(tx, org, draft);
            if (chosen.isEmpty()) {
                return new Result.Unknown();
            }
            if (previews.running(tx, org) >= MOST_RUNNING) {
                return new Result.TooMany(MOST_RUNNING);
            }
            previews.forget(tx, org, now.minus(KEPT));
            return new Result.Started(begin(tx, author, draft, chosen.get(), now));
        });
    }

    public Optional<View> find(OrgId org, PreviewId id) {
        return transactions.forOrg(
                org,
                tx -> previews.find(tx, org, id)
                        .map(preview ->
                                new View(preview, previews.progress(tx, org, id), previews.flips(tx, org, id))));
    }

    /** Ends it, if it runs; what was found stays. False if there is no such preview. */
    public boolean cancel(Principal.Insider actor, PreviewId id) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            var known = previews.find(tx, org, id).isPresent();
            if (known) {
                previews.end(tx, org, id, Preview.Status.CANCELLED, desk.clock.instant());
                tx.record(AuditEntry.by(actor, AuditAction.PREVIEW_CANCELLED).on(id));
            }
            return known;
        });
    }

    private Preview begin(Tx tx, Principal.Insider author, Draft draft, List<RecordId> chosen, Instant now) {
        var id = new PreviewId(desk.ids.next());
        var org = author.org();
        var preview = new Preview(
                id,
                org,
                draft.device(),
                draft.text(),
                Optional.of(author.person()),
                now,
                chosen.size(),
                desk.spending.estimate(tx, org, chosen.size(), now),
                Preview.Status.RUNNING);
        previews.add(tx, preview, chosen);
        jobs.add(tx, List.of(new Job(desk.ids.next(), org, JobKind.PREVIEW, id.toString(), id.toString(), now, now)));
        tx.afterCommit(() -> signals.publish(new Signal.JobsAdded(JobKind.PREVIEW)));
        tx.record(AuditEntry.by(author, AuditAction.PREVIEW_STARTED).on(id).with(chosen.size()));
        return preview;
    }

    /**
     * What is to be tried.
     *
     * @param records on these stills; none means the newest
     * @param last how many of the newest, of the device if there is one
     */
    public record Draft(DescriptionText text, Optional<DeviceId> device, List<RecordId> records, int last) {
        public Draft {
            records = records.stream().distinct().toList();
        }
    }

    /** What became of a draft. */
    public sealed interface Result {
        record Started(Preview preview) implements Result {}

        /** There is no such device, or not all of those stills. */
        record Unknown() implements Result {}

        /** So many are running already. */
        record TooMany(int most) implements Result {}
    }

    /** Names what is new, when, and what it may cost. */
    public static final class Desk {
        private final IdGenerator ids;
        private final InstantSource clock;
        private final SpendingControl spending;

        @Inject
        public Desk(IdGenerator ids, InstantSource clock, SpendingControl spending) {
            this.ids = ids;
            this.clock = clock;
            this.spending = spending;
        }
    }

    /** Chooses stills. */
    public static final class Stills {
        private final CaptureRepository captures;
        private final DeviceRepository devices;
        private final DescriptionRepository descriptions;

        @Inject
        public Stills(CaptureRepository captures, DeviceRepository devices, DescriptionRepository descriptions) {
            this.captures = captures;
            this.devices = devices;
            this.descriptions = descriptions;
        }

        private Optional<List<RecordId>> of(Tx tx, OrgId org, Draft draft) {
            var unknownDevice = draft.device()
                    .filter(device -> devices.find(tx, org, device).isEmpty())
                    .isPresent();
            var unknownStill = draft.records().stream()
                    .anyMatch(still -> captures.find(tx, org, still).isEmpty());
            if (unknownDevice || unknownStill) {
                return Optional.empty();
            }
            return Optional.of(draft.records().isEmpty() ? newest(tx, org, draft) : draft.records());
        }

        /** A draft for the whole organization would not hold for devices that have a description of their own. */
        private List<RecordId> newest(Tx tx, OrgId org, Draft draft) {
            var filter = new Filter(
                    draft.device(),
                    Optional.empty(),
                    Optional.of("completed"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            var others = draft.device().isPresent() ? Set.<DeviceId>of() : descriptions.devicesOnTheirOwn(tx, org);
            return captures
                    .list(tx, Reach.all(org), filter.except(others), Page.Request.first(draft.last()))
                    .items()
                    .stream()
                    .map(Capture::recordId)
                    .toList();
        }
    }
}
