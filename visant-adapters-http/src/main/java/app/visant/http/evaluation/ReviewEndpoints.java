package app.visant.http.evaluation;

import app.visant.application.capture.CaptureLibrary;
import app.visant.application.evaluation.CaptureReview;
import app.visant.application.evaluation.CaptureReview.Again;
import app.visant.application.evaluation.CaptureReview.Opinion;
import app.visant.application.evaluation.CaptureReview.Result;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Input;
import app.visant.http.Problem;
import app.visant.http.evaluation.ReviewWire.Action;
import app.visant.http.evaluation.ReviewWire.Verdict;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** People say whether verdicts are right, and have stills judged again: one, or many at once. */
public final class ReviewEndpoints implements EndpointTable {
    private static final String MARK = "/v1/captures/{record_id}/mark";
    private static final int MOST_AT_ONCE = 200;
    private static final Duration SOME_JUDGED = Duration.ofMinutes(1);

    private final CaptureReview review;
    private final CaptureLibrary library;

    @Inject
    public ReviewEndpoints(CaptureReview review, CaptureLibrary library) {
        this.review = review;
        this.library = library;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.put(MARK, "Say whether the verdict is right, and what the still shows")
                        .requires(Permission.CAPTURES_REVIEW)
                        .records(AuditAction.CAPTURE_MARKED)
                        .takes(ReviewWire.MarkRequest.class)
                        .answers(ReviewWire.MarkedAnswer.class)
                        .handledBy(this::mark),
                Endpoint.delete(MARK, "Take back what was said of the verdict")
                        .requires(Permission.CAPTURES_REVIEW)
                        .records(AuditAction.CAPTURE_UNMARKED)
                        .handledBy(this::unmark),
                Endpoint.post("/v1/captures/{record_id}/reevaluate", "Judge the still again, by what holds now")
                        .requires(Permission.CAPTURES_REVIEW)
                        .records(AuditAction.CAPTURE_REEVALUATED)
                        .answers(202, ReviewWire.ReevaluationAnswer.class)
                        .handledBy(this::reevaluate),
                Endpoint.post("/v1/captures/bulk", "Mark, judge again or delete up to 200 captures; answers for each")
                        .requires(Permission.CAPTURES_REVIEW)
                        .records(
                                AuditAction.CAPTURE_MARKED,
                                AuditAction.CAPTURE_UNMARKED,
                                AuditAction.CAPTURE_REEVALUATED,
                                AuditAction.CAPTURE_DELETED)
                        .takes(ReviewWire.BulkRequest.class)
                        .answersList(ReviewWire.BulkAnswer.class)
                        .handledBy(this::bulk));
    }

    private Answer mark(Exchange exchange) {
        var in = exchange.body();
        var verdict = in.require("verdict", Form.word(Verdict.class));
        var opinion = opinion(in, () -> Optional.of(verdict.get())).orElseThrow();
        var recordId = recordId(exchange);
        return switch (review.mark(exchange.observer(), recordId, opinion)) {
            case Result.Marked marked -> Answer.ok(ReviewWire.MarkedAnswer.of(recordId, marked));
            case Result.Unknown() -> throw Problem.notFound();
            case Result.NotJudged() ->
                throw Problem.conflict("not_judged", "There is no verdict on this still that could be right or wrong.");
            case Result.Contradicted no -> throw Problem.invalid("/state", ReviewWire.contradiction(no.judged()));
            case Result.Unsaid() -> throw Problem.invalid("/state", ReviewWire.UNSAID);
        };
    }

    private Answer unmark(Exchange exchange) {
        if (!review.unmark(exchange.observer(), recordId(exchange))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private Answer reevaluate(Exchange exchange) {
        var recordId = recordId(exchange);
        return switch (review.reevaluate(exchange.observer(), recordId)) {
            case Again.Waits() -> Answer.json(202, new ReviewWire.ReevaluationAnswer(recordId.value(), true));
            case Again.Unknown() -> throw Problem.notFound();
            case Again.TooMany(int most) ->
                throw Problem.tooMany(
                        "too_many_reevaluations",
                        "At most " + most + " stills wait to be judged again; let some be judged first.",
                        SOME_JUDGED);
        };
    }

    private Answer bulk(Exchange exchange) {
        var in = exchange.body();
        var records = in.values("record_ids", Form.TEXT.as(RecordId::new));
        var action = in.require("action", Form.word(Action.class));
        var verdict = in.optional("verdict", Form.word(Verdict.class));
        var opinion = opinion(in, verdict);
        for (var field : List.of("state", "note")) {
            if (verdict.get().isEmpty() && in.has(field)) {
                in.refuse(field, "belongs to a verdict");
            }
        }
        if (records.get().isEmpty() || records.get().size() > MOST_AT_ONCE) {
            in.refuse("record_ids", "must be 1 to " + MOST_AT_ONCE);
        }
        if (opinion.isPresent() != (action.get() == Action.MARK)) {
            in.refuse("verdict", "belongs to the action mark, and only to that");
        }
        in.check();
        var act = act(exchange.observer(), action.get(), opinion);
        return Answer.list(records.get().stream()
                .distinct()
                .map(id -> new ReviewWire.BulkAnswer(id.value(), act.apply(id)))
                .toList());
    }

    private Function<RecordId, String> act(Principal.Insider who, Action action, Optional<Opinion> opinion) {
        return switch (action) {
            case MARK -> id -> ReviewWire.word(review.mark(who, id, opinion.orElseThrow()));
            case UNMARK -> id -> ReviewWire.word(review.unmark(who, id));
            case REEVALUATE -> id -> ReviewWire.word(review.reevaluate(who, id));
            case DELETE -> {
                if (!who.may(Permission.CAPTURES_DELETE)) {
                    throw Problem.forbidden("forbidden", "This credential does not allow that.");
                }
                yield id -> ReviewWire.word(library.find(who.reach(), id).isPresent() && library.delete(who, id));
            }
        };
    }

    private static Optional<Opinion> opinion(Input in, Supplier<Optional<Verdict>> verdict) {
        var state = in.optional("state", Form.word(ClassificationState.class));
        var note = in.optional("note", Mark::note);
        return verdict.get().map(said -> new Opinion(said == Verdict.RIGHT, state.get(), note.get()));
    }

    private static RecordId recordId(Exchange exchange) {
        return exchange.path("record_id", RecordId::new);
    }
}
