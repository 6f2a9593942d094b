package app.visant.application.evaluation;

import app.visant.application.capture.CaptureLedger;
import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/** People look at what the agents said: they mark it right or wrong, or have a still judged again. */
public final class CaptureReview {
    /** How many stills of an organization may wait to be judged again, lessons included. */
    static final int MOST_WAITING = 10_000;

    private final TransactionRunner transactions;
    private final CaptureRepository captures;
    private final CaptureLedger ledger;
    private final Lessons lessons;
    private final JobQueue jobs;
    private final InstantSource clock;

    @Inject
    public CaptureReview(
            TransactionRunner transactions,
            CaptureRepository captures,
            CaptureLedger ledger,
            Lessons lessons,
            JobQueue jobs,
            InstantSource clock) {
        this.transactions = transactions;
        this.captures = captures;
        this.ledger = ledger;
        this.lessons = lessons;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Keeps what the actor says of the verdict, in place of what was said before; what is normal may be a lesson. */
    public Result mark(Principal.Insider actor, RecordId recordId, Opinion opinion) {
        return transactions.forOrg(actor.org(), tx -> {
            var found = held(tx, actor.reach(), recordId);
            if (found.isEmpty()) {
                return new Result.Unknown();
            }
            var verdict = found.get().evaluation().judged();
            if (verdict.isEmpty()) {
                return new Result.NotJudged();
            }
            var judged = verdict.get().state();
            return switch (Mark.truth(judged, opinion.right(), opinion.state())) {
                case Mark.Truth.Contradicted() -> new Result.Contradicted(judged);
                case Mark.Truth.Unsaid() -> new Result.Unsaid();
                case Mark.Truth.Shown(ClassificationState truth) -> keep(tx, actor, found.get(), truth, opinion.note());
            };
        });
    }

    /** Takes back what was said of a still. False if there is no such capture. */
    public boolean unmark(Principal.Insider actor, RecordId recordId) {
        return transactions.forOrg(actor.org(), tx -> {
            var found = held(tx, actor.reach(), recordId);
            found.ifPresent(capture -> {
                captures.mark(tx, actor.org(), recordId, Optional.empty(), clock.instant());
                ledger.announce(tx, capture);
                tx.record(AuditEntry.by(actor, AuditAction.CAPTURE_UNMARKED).on(recordId));
            });
            return found.isPresent();
        });
    }

    /**
     * Has the still judged again, by what holds for its device then; until that is done the old verdict stands. If it waits
     * for that already it is hurried, and whoever is at it now begins again. Stills that nobody judged yet come first.
     */
    public Again reevaluate(Principal.Insider actor, RecordId recordId) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            var found = held(tx, actor.reach(), recordId);
            if (found.isEmpty()) {
                return new Again.Unknown();
            }
            // Whoever waits already has a place; with the capture held it stays.
            if (!jobs.pending(tx, org, JobKind.EVALUATE, recordId.value())
                    && jobs.laterOnes(tx, org, JobKind.EVALUATE) >= MOST_WAITING) {
                return new Again.TooMany(MOST_WAITING);
            }
            ledger.addJobAnew(tx, found.get(), clock.instant(), JobKind.EVALUATE);
            tx.record(AuditEntry.by(actor, AuditAction.CAPTURE_REEVALUATED).on(recordId));
            return new Again.Waits();
        });
    }

    private Optional<Capture> held(Tx tx, Reach reach, RecordId recordId) {
        return captures.lock(tx, reach.org(), recordId).filter(capture -> reach.covers(capture.device()));
    }

    private Result keep(
            Tx tx, Principal.Insider actor, Capture capture, ClassificationState truth, Optional<String> note) {
        var now = clock.instant();
        var mark = new Mark(truth, note, Optional.of(actor.person()), now);
        captures.mark(tx, actor.org(), capture.recordId(), Optional.of(mark), now);
        ledger.announce(tx, capture);
        lessons.prepare(tx, capture, mark, now);
        tx.record(AuditEntry.by(actor, AuditAction.CAPTURE_MARKED)
                .on(capture.recordId())
                .with(truth));
        return new Result.Marked(
                mark, capture.evaluation().judged().filter(mark::confirms).isPresent());
    }

    /**
     * What somebody says of a verdict.
     *
     * @param state what the still shows, where that does not follow
     */
    public record Opinion(boolean right, Optional<ClassificationState> state, Optional<String> note) {}

    /** What became of the wish to have a still judged again. */
    public sealed interface Again {
        record Waits() implements Again {}

        record Unknown() implements Again {}

        /** So many wait already. */
        record TooMany(int most) implements Again {}
    }

    /** What became of an opinion. */
    public sealed interface Result {
        /** @param right whether the verdict is, by that */
        record Marked(Mark mark, boolean right) implements Result {}

        record Unknown() implements Result {}

        /** There is no verdict to be right or wrong. */
        record NotJudged() implements Result {}

        /** The state that was given does not go with what was said of the verdict. */
        record Contradicted(ClassificationState judged) implements Result {}

        /** Of an uncertain verdict that is wrong it has to be said what the still shows. */
        record Unsaid() implements Result {}
    }
}
