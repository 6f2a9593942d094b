package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.EvaluationLedger.Case;
import app.visant.application.evaluation.PanelQuestion.Reply;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.job.JobHandler;
import app.visant.application.job.RetryPlan;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Consensus;
import app.visant.domain.evaluation.Sketch;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges a still: asks the panel, outside any transaction, and commits what it comes to with the job's end. */
public final class StillEvaluation implements JobHandler {
    private static final Logger log = LoggerFactory.getLogger(StillEvaluation.class);
    /** So that stills are judged soon after an agent is back, however long it was away. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    private final EvaluationLedger ledger;
    private final Showing showing;
    private final InstantSource clock;

    @Inject
    public StillEvaluation(EvaluationLedger ledger, Showing showing, InstantSource clock) {
        this.ledger = ledger;
        this.showing = showing;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.EVALUATE;
    }

    @Override
    public void handle(Lease lease) throws InterruptedException {
        var opened = ledger.begin(lease);
        if (opened.isPresent()) {
            judge(lease, opened.get());
        }
    }

    @Override
    public void abandon(Lease lease, String code) {
        ledger.abandon(
                lease, new Evaluation.Failed(code, "The picture could not be judged, however often it was tried."));
    }

    private void judge(Lease lease, Case open) throws InterruptedException {
        var jpeg = showing.original(open.capture());
        if (jpeg.isEmpty()) {
            if (fail(lease, open, "missing", "The picture is not in the store.", List.of())) {
                log.error(
                        "the still of capture {} is not in the datalake",
                        open.capture().id());
            }
        } else {
            look(lease, open, jpeg.get());
        }
    }

    private void look(Lease lease, Case open, byte[] jpeg) throws InterruptedException {
        StillPicture still;
        Optional<Sketch> sketch;
        try {
            still = showing.still(jpeg, open.place().outlook());
            sketch = showing.sketch(still);
        } catch (UnreadableException e) {
            fail(lease, open, "unreadable", "The picture cannot be decoded.", List.of());
            return;
        }
        var alike = open.alike().filter(last -> SketchShelf.same(last, sketch));
        if (alike.isPresent()) {
            ledger.conclude(lease, open, SketchShelf.reused(alike.get()), List.of(), sketch);
        } else {
            conclude(lease, open, ask(open, still), sketch);
        }
    }

    private List<Reply> ask(Case open, StillPicture still) throws InterruptedException {
        var capture = open.capture();
        var panel = open.seat().panel();
        var outlook = open.place().outlook();
        var references = showing.references(outlook, panel.plan());
        var brief = open.place().brief(capture, open.description().text(), references);
        var replies = new PanelQuestion(panel, clock, answered -> ledger.count(open, answered))
                .ask(model -> new VisionModel.Request(
                        capture.org(),
                        capture.device(),
                        capture.recordId(),
                        capture.capturedAt(),
                        still,
                        brief,
                        open.memoriesOf(model.agent()).scenes()));
        return replies.stream().map(reply -> reply.inWhole(outlook.sight())).toList();
    }

    private void conclude(Lease lease, Case open, List<Reply> replies, Optional<Sketch> sketch) {
        var assessments = replies.stream().map(Reply::assessment).toList();
        switch (Consensus.of(assessments, open.seat().panel().policy())) {
            case Consensus.Result.Verdict verdict ->
                ledger.conclude(
                        lease,
                        open,
                        new Evaluation.Classification(
                                verdict.state(),
                                verdict.confidence(),
                                verdict.reason(),
                                open.seat().overBudget() ? Evaluation.Classification.BUDGET : verdict.basis(),
                                open.description().version(),
                                Optional.of(open.signature()),
                                Optional.empty()),
                        replies,
                        sketch);
            case Consensus.Result.NoAnswer none -> tryLater(lease, open, none.detail(), replies);
        }
    }

    private void tryLater(Lease lease, Case open, String why, List<Reply> replies) {
        var asked = replies.stream()
                .flatMap(reply -> reply.retryAfter().stream())
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        RetryPlan.next(lease.job(), clock.instant(), asked, LONGEST_WAIT)
                .ifPresentOrElse(
                        due -> ledger.postpone(lease, open, due, why, replies),
                        () -> fail(lease, open, "no_answer", "No agent answered within 24 hours: " + why, replies));
    }

    private boolean fail(Lease lease, Case open, String code, String reason, List<Reply> replies) {
        return ledger.fail(lease, open, new Evaluation.Failed(code, reason), replies);
    }
}
