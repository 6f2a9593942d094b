package app.visant.http.evaluation;

import app.visant.application.evaluation.Sights;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.evaluation.SightChoice.Kind;
import app.visant.domain.evaluation.SightChoice.NamedRegion;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.RecordId;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Input;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;

/** What agents see of a camera's stills, and in which language they are asked. */
public final class SightEndpoints implements EndpointTable {
    private static final String PATH = "/v1/devices/{device_id}/sight";

    private final Sights sights;

    @Inject
    public SightEndpoints(Sights sights) {
        this.sights = sights;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(PATH, "What agents are shown of the device's stills, and in which language they are asked")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .answers(SightWire.SightAnswer.class)
                        .handledBy(this::show),
                Endpoint.put(
                                PATH,
                                "Choose regions, stills that show what is normal, and the language, in place of before")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.SIGHT_CHOSEN)
                        .takes(SightWire.SightRequest.class)
                        .answers(SightWire.SightAnswer.class)
                        .handledBy(this::choose),
                Endpoint.delete(PATH, "Show everything again, and ask in the organization's language")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.SIGHT_LEFT)
                        .handledBy(this::leave));
    }

    private Answer show(Exchange exchange) {
        var device = device(exchange);
        return sights.of(exchange.reach(), device)
                .map(view -> Answer.ok(SightWire.SightAnswer.of(device, view)))
                .orElseThrow(Problem::notFound);
    }

    private Answer choose(Exchange exchange) {
        var device = device(exchange);
        return switch (sights.choose(exchange.insider(), device, choice(exchange.body()))) {
            case Sights.Result.Chosen(var view) -> Answer.ok(SightWire.SightAnswer.of(device, view));
            case Sights.Result.Unknown() -> throw Problem.notFound();
            case Sights.Result.NoSuchCapture(int place) ->
                throw Problem.invalid("/references/" + place, "is no capture of the organization");
        };
    }

    private Answer leave(Exchange exchange) {
        if (!sights.leave(exchange.insider(), device(exchange))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private static SightChoice choice(Input in) {
        var form = in.optional("form", Form.word(Sight.Form.class));
        var regions = in.objects("regions", SightEndpoints::region);
        var references = in.values("references", Form.TEXT.as(RecordId::new));
        var language = in.optional("language", Form.word(Language.class));
        in.check();
        if (regions.get().size() > Sight.MOST_REGIONS) {
            in.refuse("regions", "must be at most " + Sight.MOST_REGIONS);
        }
        if (references.get().size() > SightChoice.MOST_REFERENCES) {
            in.refuse("references", "must be at most " + SightChoice.MOST_REFERENCES);
        }
        if (new HashSet<>(references.get()).size() < references.get().size()) {
            in.refuse("references", "must not name a capture twice");
        }
        in.check();
        var shape = form.get().orElse(Sight.Form.MASKED);
        if (SightChoice.share(shape, regions.get()) < SightChoice.LEAST_SHARE) {
            in.refuse("regions", "must leave at least a hundredth of the picture to be seen");
        }
        return in.make(() -> new SightChoice(shape, regions.get(), references.get(), language.get()));
    }

    private static NamedRegion region(Input in) {
        var name = in.require("name", Form.TEXT.as(NamedRegion::name));
        var kind = in.require("kind", Form.word(Kind.class));
        var x = in.require("x", Form.DECIMAL);
        var y = in.require("y", Form.DECIMAL);
        var w = in.require("w", Form.DECIMAL);
        var h = in.require("h", Form.DECIMAL);
        return in.make(() -> new NamedRegion(name.get(), kind.get(), new Region(x.get(), y.get(), w.get(), h.get())));
    }

    private static DeviceId device(Exchange exchange) {
        return exchange.path("device_id", DeviceId::new);
    }
}
