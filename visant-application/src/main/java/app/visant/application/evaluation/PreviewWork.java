package app.visant.application.evaluation;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.evaluation.DraftJudgement.Answer;
import app.visant.application.evaluation.DraftJudgement.Sitting;
import app.visant.application.evaluation.port.PreviewRepository;
import app.visant.application.job.JobHandler;
import app.visant.application.job.RetryPlan;
import app.visant.application.job.Undisturbed;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Finding;
import app.visant.domain.shared.PreviewId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tries drafts: one still, then the job goes back to the end of the queue, so that organizations take turns still by still.
 * What was found is kept with each, so that a server that dies costs the still it was at.
 */
public final class PreviewWork implements JobHandler {
    private final TransactionRunner transactions;
    private final JobQueue jobs;
    private final PreviewRepository previews;
    private final CaptureRepository captures;
    private final DraftJudgement judgement;
    private final InstantSource clock;

    @Inject
    public PreviewWork(
            TransactionRunner transactions,
            JobQueue jobs,
            PreviewRepository previews,
            CaptureRepository captures,
            DraftJudgement judgement,
            InstantSource clock) {
        this.transactions = transactions;
        this.jobs = jobs;
        this.previews = previews;
        this.captures = captures;
        this.judgement = judgement;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.PREVIEW;
    }

    @Override
    public void handle(Lease lease) throws InterruptedException {
        var turn = transactions.forOrg(lease.job().org(), tx -> open(tx, lease));
        if (turn.isEmpty()) {
            return;
        }
        var sitting = turn.get().sitting();
        switch (judgement.ask(sitting, turn.get().preview().text(), asked -> count(lease, sitting, asked))) {
            case Answer.Given given ->
                keep(lease, turn.get(), Optional.of(given.state()), given.reason(), given.asked());
            case Answer.Impossible no -> keep(lease, turn.get(), Optional.empty(), no.detail(), List.of());
            case Answer.None none -> tryLater(lease, turn.get(), none);
        }
    }

    @Override
    public void abandon(Lease lease, String code) {
        transactions.inOrg(lease.job().org(), tx -> end(tx, lease, Preview.Status.FAILED));
    }

    /** The next still to be tried; if there is none the preview has come to its end. Stills deleted since are passed over. */
    private Optional<Turn> open(Tx tx, Lease lease) {
        var org = lease.job().org();
        var preview = previews.find(tx, org, id(lease)).filter(Preview::running);
        if (preview.isEmpty()) {
            jobs.complete(tx, lease);
            return Optional.empty();
        }
        for (var still = previews.next(tx, org, id(lease));
                still.isPresent();
                still = previews.next(tx, org, id(lease))) {
            var capture = captures.find(tx, org, still.get());
            if (capture.isPresent()) {
                var sitting = judgement.sit(tx, capture.get());
                if (sitting.isEmpty()) {
                    end(tx, lease, Preview.Status.FAILED);
                }
                return sitting.map(sat -> new Turn(preview.get(), sat));
            }
            var gone = new Finding(Optional.empty(), Optional.empty(), "The still was deleted.", 0);
            previews.found(tx, org, id(lease), still.get(), gone);
        }
        end(tx, lease, Preview.Status.COMPLETED);
        return Optional.empty();
    }

    private void keep(
            Lease lease, Turn turn, Optional<ClassificationState> after, String reason, List<Assessment> asked) {
        var org = lease.job().org();
        commit(lease, tx -> {
            var ours = jobs.retry(tx, lease, clock.instant(), "next still");
            var cost = judgement.count(tx, turn.sitting(), asked);
            var still = turn.capture().recordId();
            var kept =
                    ours && previews.found(tx, org, id(lease), still, new Finding(before(turn), after, reason, cost));
            if (!kept) {
                previews.spent(tx, org, id(lease), still, cost);
            }
        });
    }

    private void tryLater(Lease lease, Turn turn, Answer.None none) {
        commit(lease, tx -> {
            RetryPlan.next(lease.job(), clock.instant(), none.patience())
                    .ifPresentOrElse(
                            due -> jobs.retry(tx, lease, due, none.detail()),
                            () -> end(tx, lease, Preview.Status.FAILED));
            countInVain(tx, lease, turn.sitting(), none.asked());
        });
    }

    private void count(Lease lease, Sitting sitting, List<Assessment> asked) {
        commit(lease, tx -> countInVain(tx, lease, sitting, asked));
    }

    private void countInVain(Tx tx, Lease lease, Sitting sitting, List<Assessment> asked) {
        var cost = judgement.count(tx, sitting, asked);
        previews.spent(tx, lease.job().org(), id(lease), sitting.capture().recordId(), cost);
    }

    /** What was asked is paid for, so an interrupt must not keep it from being written down. */
    private void commit(Lease lease, Consumer<Tx> work) {
        Undisturbed.run(() -> transactions.inOrg(lease.job().org(), work));
    }

    private void end(Tx tx, Lease lease, Preview.Status status) {
        if (jobs.complete(tx, lease)) {
            previews.end(tx, lease.job().org(), id(lease), status, clock.instant());
        }
    }

    private static Optional<ClassificationState> before(Turn turn) {
        return turn.capture().evaluation().judged().map(Classification::state);
    }

    private static PreviewId id(Lease lease) {
        return PreviewId.of(lease.job().subject());
    }

    private record Turn(Preview preview, Sitting sitting) {
        Capture capture() {
            return sitting.capture();
        }
    }
}
