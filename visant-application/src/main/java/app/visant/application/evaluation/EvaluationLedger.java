package app.visant.application.evaluation;

import app.visant.application.capture.CaptureLedger;
import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.evaluation.PanelQuestion.Reply;
import app.visant.application.evaluation.Places.Place;
import app.visant.application.evaluation.SpendingControl.Seat;
import app.visant.application.evaluation.port.AssessmentRepository;
import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.evaluation.port.SceneMemoryRepository;
import app.visant.application.evaluation.port.SceneMemoryRepository.Memories;
import app.visant.application.evaluation.port.SketchRepository.Judged;
import app.visant.application.job.Undisturbed;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.evaluation.Sketch;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes down how far the judging of a still has come, in one transaction per step, and only for whoever holds the
 * lease. Each step holds the capture's row before it touches the job.
 */
public final class EvaluationLedger {
    private final TransactionRunner transactions;
    private final JobQueue jobs;
    private final CaptureRepository captures;
    private final CaptureLedger ledger;
    private final Stores stores;
    private final InstantSource clock;

    @Inject
    public EvaluationLedger(
            TransactionRunner transactions,
            JobQueue jobs,
            CaptureRepository captures,
            CaptureLedger ledger,
            Stores stores,
            InstantSource clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.captures = captures;
        this.ledger = ledger;
        this.stores = stores;
        this.clock = clock;
    }

    /** All that the agents are to know. Empty, and nothing left to do, if the lease is lost or the capture is gone. */
    Optional<Case> begin(Lease lease) {
        return transactions.forOrg(lease.job().org(), tx -> {
            var capture = held(tx, lease);
            if (capture.isEmpty()) {
                jobs.complete(tx, lease);
                return Optional.empty();
            }
            // Whoever comes back from the dead must not mark as processing what another has judged.
            if (!jobs.extend(tx, lease, lease.until())) {
                return Optional.empty();
            }
            var now = clock.instant();
            var seat = stores.spending.seat(tx, lease.job().org(), now);
            if (seat.isEmpty()) {
                jobs.defer(tx, lease, SpendingControl.nextMonth(now), SpendingControl.OVER_BUDGET);
                unlessJudged(tx, capture.get(), new Evaluation.Pending(), now);
                return Optional.empty();
            }
            unlessJudged(tx, capture.get(), new Evaluation.Processing(), now);
            return Optional.of(open(tx, capture.get(), seat.get()));
        });
    }

    /** The verdict, what it rests on, and what the agents learned. False, and nothing written, if the lease or the capture is lost. */
    boolean conclude(
            Lease lease, Case judged, Evaluation.Classification verdict, List<Reply> replies, Optional<Sketch> sketch) {
        return end(lease, judged, replies, (tx, capture, now) -> {
            settle(tx, capture, new Evaluation.Completed(verdict), now);
            keepAssessments(tx, judged, replies, now);
            if (!isJudged(judged.capture())) {
                // What is judged again has taught its lesson, and newer stills have taught theirs since.
                keepMemories(tx, judged, replies, verdict.state());
                stores.sketches.keep(tx, capture, judged.seat().panel().plan(), verdict, sketch);
            }
        });
    }

    /** Given up, with the agents' last replies if they were asked. False as in {@link #conclude}. */
    boolean fail(Lease lease, Case failed, Evaluation.Failed failure, List<Reply> replies) {
        return end(lease, failed, replies, (tx, capture, now) -> {
            giveUp(tx, capture, failure, now);
            if (!isJudged(capture)) {
                keepAssessments(tx, failed, replies, now);
            }
        });
    }

    /** Given up without having been looked at. */
    void abandon(Lease lease, Evaluation.Failed failure) {
        transactions.inOrg(lease.job().org(), tx -> {
            var capture = held(tx, lease);
            if (jobs.complete(tx, lease)) {
                capture.ifPresent(c -> giveUp(tx, c, failure, clock.instant()));
            }
        });
    }

    /** To be judged later. */
    void postpone(Lease lease, Case open, Instant due, String why, List<Reply> replies) {
        Undisturbed.run(() -> transactions.inOrg(lease.job().org(), tx -> {
            var capture = held(tx, lease);
            var now = clock.instant();
            if (jobs.retry(tx, lease, due, why)) {
                capture.ifPresent(c -> unlessJudged(tx, c, new Evaluation.Pending(), now));
            }
            count(tx, open, replies, now);
        }));
    }

    /** What was answered before the asking was broken off. */
    void count(Case open, List<Reply> replies) {
        Undisturbed.run(
                () -> transactions.inOrg(open.capture().org(), tx -> count(tx, open, replies, clock.instant())));
    }

    private boolean end(Lease lease, Case open, List<Reply> replies, Ending ending) {
        return Undisturbed.call(() -> transactions.forOrg(lease.job().org(), tx -> {
            var now = clock.instant();
            var ours = ended(tx, lease, open, now);
            ours.ifPresent(capture -> ending.write(tx, capture, now));
            count(tx, open, replies, now);
            return ours.isPresent();
        }));
    }

    /** The capture that there is something to write on, if the lease and it are still there. */
    private Optional<Capture> ended(Tx tx, Lease lease, Case open, Instant now) {
        var capture = held(tx, lease);
        if (capture.filter(c -> !c.id().equals(open.capture().id())).isPresent()) {
            // Deleted and taken in anew meanwhile: another still under the same name.
            jobs.retry(tx, lease, now, "another still");
            return Optional.empty();
        }
        return jobs.complete(tx, lease) ? capture : Optional.empty();
    }

    /** Whether it has a verdict, which stands until there is another: what is judged again and comes to nothing keeps it. */
    private static boolean isJudged(Capture capture) {
        return capture.evaluation().judged().isPresent();
    }

    private Optional<Capture> held(Tx tx, Lease lease) {
        var job = lease.job();
        return captures.lock(tx, job.org(), new RecordId(job.subject()));
    }

    private Case open(Tx tx, Capture capture, Seat seat) {
        var place = stores.places.of(tx, capture.org(), capture.device());
        var memories = new HashMap<String, Memories>();
        for (var agent : seat.panel().agents()) {
            var scoped = place.outlook().scoped(agent);
            memories.put(agent, stores.memories.load(tx, capture.org(), capture.device(), scoped));
        }
        var description = stores.descriptions.inForce(tx, capture.org(), capture.device());
        // Whoever has a verdict already asks for another look.
        var alike = isJudged(capture)
                ? Optional.<Judged>empty()
                : stores.sketches.candidate(
                        tx, capture, seat.panel().plan(), signature(seat, place), description.version());
        return new Case(capture, description, place, seat, alike, memories);
    }

    /** A verdict stays to be seen until there is another one. */
    private void unlessJudged(Tx tx, Capture capture, Evaluation evaluation, Instant now) {
        if (!isJudged(capture)) {
            evaluate(tx, capture, evaluation, now);
        }
    }

    private void evaluate(Tx tx, Capture capture, Evaluation evaluation, Instant now) {
        captures.evaluate(tx, capture.org(), capture.recordId(), evaluation, now);
        ledger.announce(tx, capture);
    }

    private void settle(Tx tx, Capture capture, Evaluation evaluation, Instant now) {
        captures.evaluate(tx, capture.org(), capture.recordId(), evaluation, now);
        ledger.addJobs(tx, capture, now, JobKind.DEVELOP);
    }

    /** A verdict there is stands, and whoever waits for another hears that none will come. */
    private void giveUp(Tx tx, Capture capture, Evaluation.Failed failure, Instant now) {
        if (isJudged(capture)) {
            evaluate(tx, capture, capture.evaluation(), now);
        } else {
            settle(tx, capture, failure, now);
        }
    }

    private void keepAssessments(Tx tx, Case judged, List<Reply> replies, Instant now) {
        var capture = judged.capture();
        stores.assessments.replace(
                tx,
                capture.org(),
                capture.recordId(),
                replies.stream().map(Reply::assessment).toList(),
                judged.description().version(),
                now);
    }

    /**
     * What was answered costs, whatever becomes of it. Last of all: it holds up whoever else judges for the organization.
     */
    private void count(Tx tx, Case judged, List<Reply> replies, Instant now) {
        stores.spending.count(
                tx,
                judged.capture().org(),
                judged.capture().device(),
                judged.seat().panel().plan(),
                replies.stream().map(Reply::assessment).toList(),
                now);
    }

    private void keepMemories(Tx tx, Case judged, List<Reply> replies, ClassificationState state) {
        for (var reply : replies) {
            var agent = reply.assessment().agent();
            reply.learned()
                    .filter(learned -> !learned.onlyIfNormal() || state == ClassificationState.NORMAL)
                    .ifPresent(learned -> stores.memories.save(
                            tx,
                            judged.capture().org(),
                            judged.capture().device(),
                            judged.place().outlook().scoped(agent),
                            learned.memory(),
                            judged.memoriesOf(agent).epoch()));
        }
    }

    /**
     * A still to be judged, and all that is known for it.
     *
     * @param seat who judges it
     * @param alike the still whose verdict may be this one's, if both look the same
     * @param memories by agent
     */
    record Case(
            Capture capture,
            NormalDescription description,
            Place place,
            Seat seat,
            Optional<Judged> alike,
            Map<String, Memories> memories) {
        Case {
            memories = Map.copyOf(memories);
        }

        /** Who judges, and what they are shown, in a line. */
        String signature() {
            return EvaluationLedger.signature(seat, place);
        }

        Memories memoriesOf(String agent) {
            return memories.getOrDefault(agent, new Memories(List.of(), 0));
        }
    }

    private static String signature(Seat seat, Place place) {
        return place.outlook().signed(seat.panel().plan().signature());
    }

    private interface Ending {
        void write(Tx tx, Capture capture, Instant now);
    }

    /** What is kept of the judging. */
    public static final class Stores {
        private final DescriptionRepository descriptions;
        private final AssessmentRepository assessments;
        private final SceneMemoryRepository memories;
        private final Places places;
        private final SpendingControl spending;
        private final SketchShelf sketches;

        @Inject
        public Stores(
                DescriptionRepository descriptions,
                AssessmentRepository assessments,
                SceneMemoryRepository memories,
                Places places,
                SpendingControl spending,
                SketchShelf sketches) {
            this.descriptions = descriptions;
            this.assessments = assessments;
            this.memories = memories;
            this.places = places;
            this.spending = spending;
            this.sketches = sketches;
        }
    }
}
