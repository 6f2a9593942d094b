package app.visant.http.evaluation;

import app.visant.application.evaluation.PreviewWatch;
import app.visant.application.evaluation.Previews;
import app.visant.application.evaluation.Previews.Draft;
import app.visant.application.evaluation.Previews.Result;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** Trying a description on the stills there are. */
public final class PreviewEndpoints implements EndpointTable {
    private static final String ALL = "/v1/normal-descriptions/preview";
    private static final String ONE = ALL + "/{preview_id}";
    private static final int USUAL_STILLS = 50;

    private final Previews previews;
    private final PreviewWatch watch;

    @Inject
    public PreviewEndpoints(Previews previews, PreviewWatch watch) {
        this.previews = previews;
        this.watch = watch;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(ALL, "Try a description on stills; nothing of it is kept on them")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.PREVIEW_STARTED)
                        .takes(PreviewWire.PreviewRequest.class)
                        .answers(202, PreviewWire.StartedAnswer.class)
                        .handledBy(this::start),
                Endpoint.get(ONE, "How far it is, what would be judged otherwise, and what it cost")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .answers(PreviewWire.PreviewAnswer.class)
                        .handledBy(this::find),
                Endpoint.get(ONE + "/stream", "Events: progress on each step, flip for each still judged otherwise")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .answersEvents()
                        .handledBy(this::follow),
                Endpoint.delete(ONE, "End it; what was found stays")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.PREVIEW_CANCELLED)
                        .handledBy(this::cancel));
    }

    private Answer start(Exchange exchange) {
        var in = exchange.body();
        var text = in.require("text", DescriptionText::new);
        var device = in.optional("device_id", DeviceId::new);
        var records = in.values("record_ids", Form.TEXT.as(RecordId::new));
        var last = in.optional("last", Form.INTEGER);
        if (records.get().size() > Preview.MOST_STILLS) {
            in.refuse("record_ids", "must be at most " + Preview.MOST_STILLS);
        }
        if (last.get().filter(n -> n < 1 || n > Preview.MOST_STILLS).isPresent()) {
            in.refuse("last", "must be from 1 to " + Preview.MOST_STILLS);
        }
        in.check();
        var draft =
                new Draft(text.get(), device.get(), records.get(), last.get().orElse(USUAL_STILLS));
        return switch (previews.start(exchange.insider(), draft)) {
            case Result.Started(Preview preview) -> Answer.json(202, PreviewWire.StartedAnswer.of(preview));
            case Result.Unknown() -> throw Problem.notFound();
            case Result.TooMany(int most) ->
                throw Problem.conflict(
                        "too_many_previews", "At most " + most + " previews run at once; wait for one or end one.");
        };
    }

    private Answer find(Exchange exchange) {
        return previews.find(exchange.org(), id(exchange))
                .map(PreviewWire.PreviewAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private Answer follow(Exchange exchange) {
        var who = exchange.insider();
        var id = id(exchange);
        if (previews.find(who.org(), id).isEmpty()) {
            throw Problem.notFound();
        }
        return Answer.events(stream -> watch.open(who, id, new PreviewStream(stream))
                .ifPresentOrElse(watching -> stream.onClose(watching::close), stream::close));
    }

    private Answer cancel(Exchange exchange) {
        if (!previews.cancel(exchange.insider(), id(exchange))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private static PreviewId id(Exchange exchange) {
        return exchange.path("preview_id", PreviewId::of);
    }
}
