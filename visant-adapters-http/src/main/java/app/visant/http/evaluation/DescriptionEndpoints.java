package app.visant.http.evaluation;

import app.visant.application.evaluation.NormalDescriptions;
import app.visant.application.evaluation.NormalDescriptions.Result;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.evaluation.DescriptionTemplate;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** What an organization calls normal, in versions. */
public final class DescriptionEndpoints implements EndpointTable {
    private static final String ALL = "/v1/normal-descriptions";
    private static final String ONE = ALL + "/{description_id}";
    private static final String OF_DEVICE = "/v1/devices/{device_id}/normal-description";

    private final NormalDescriptions descriptions;

    @Inject
    public DescriptionEndpoints(NormalDescriptions descriptions) {
        this.descriptions = descriptions;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(ALL, "Versions of what is normal, of the organization or of one device")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .query("device_id", "those of this device alone; the organization's if left out")
                        .answersPage(DescriptionWire.DescriptionAnswer.class)
                        .handledBy(this::list),
                Endpoint.post(ALL, "Write a new version, by which stills are judged from now on")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.DESCRIPTION_WRITTEN)
                        .takes(DescriptionWire.WriteRequest.class)
                        .answers(DescriptionWire.DescriptionAnswer.class)
                        .handledBy(this::write),
                Endpoint.get(ALL + "/templates", "Descriptions to start from")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .query("language", "en or de; en unless told")
                        .answersList(DescriptionWire.TemplateAnswer.class)
                        .handledBy(DescriptionEndpoints::templates),
                Endpoint.get(ONE, "One version")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .answers(DescriptionWire.DescriptionAnswer.class)
                        .handledBy(this::find),
                Endpoint.get(ONE + "/diff", "What changed from another version to this one, in words")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .query("with", "the id of the other version")
                        .answers(DescriptionWire.DiffAnswer.class)
                        .handledBy(this::diff),
                Endpoint.post(ONE + "/activate", "Judge by this version again")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.DESCRIPTION_ACTIVATED)
                        .answers(DescriptionWire.DescriptionAnswer.class)
                        .handledBy(this::activate),
                Endpoint.get(
                                OF_DEVICE,
                                "What the device's stills are judged by: its own description or the organization's")
                        .requires(Permission.DESCRIPTIONS_READ)
                        .answers(DescriptionWire.DescriptionAnswer.class)
                        .handledBy(this::inForce),
                Endpoint.delete(
                                OF_DEVICE,
                                "Take the device's own description away, so that the organization's holds again")
                        .requires(Permission.DESCRIPTIONS_MANAGE)
                        .records(AuditAction.DESCRIPTION_DROPPED)
                        .handledBy(this::drop));
    }

    private Answer list(Exchange exchange) {
        var scope = exchange.query().optional("device_id", DeviceId::new).get();
        return descriptions
                .list(exchange.org(), scope, exchange.page())
                .map(page -> Answer.page(exchange, page, DescriptionWire.DescriptionAnswer::of))
                .orElseThrow(Problem::notFound);
    }

    private Answer write(Exchange exchange) {
        var in = exchange.body();
        var text = in.require("text", DescriptionText::new);
        var scope = in.optional("device_id", DeviceId::new);
        return switch (descriptions.write(exchange.insider(), scope.get(), text.get())) {
            case Result.Written(NormalDescription written) ->
                Answer.ok(DescriptionWire.DescriptionAnswer.of(written, true));
            case Result.Unknown() -> throw Problem.notFound();
            case Result.TooMany(int most) ->
                throw Problem.conflict(
                        "too_many_versions", "There are " + most + " versions; go back to one that there is.");
        };
    }

    private static Answer templates(Exchange exchange) {
        // Like everything about descriptions it is for those who see the whole organization.
        exchange.insider();
        var language = exchange.query().optional("language", Form.TEXT.as(DescriptionWire::language));
        return Answer.list(DescriptionTemplate.in(language.get().orElse("en")).stream()
                .map(DescriptionWire.TemplateAnswer::of)
                .toList());
    }

    private Answer find(Exchange exchange) {
        return descriptions
                .find(exchange.org(), id(exchange))
                .map(DescriptionWire.DescriptionAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private Answer diff(Exchange exchange) {
        var other = exchange.query().optional("with", DescriptionId::of).get();
        var with = other.orElseThrow(() -> Problem.invalid("/query/with", "is required"));
        return descriptions
                .diff(exchange.org(), with, id(exchange))
                .map(DescriptionWire.DiffAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private Answer activate(Exchange exchange) {
        return descriptions
                .activate(exchange.insider(), id(exchange))
                .map(active -> Answer.ok(DescriptionWire.DescriptionAnswer.of(active, true)))
                .orElseThrow(Problem::notFound);
    }

    private Answer inForce(Exchange exchange) {
        return descriptions
                .inForce(exchange.org(), exchange.path("device_id", DeviceId::new))
                .map(active -> Answer.ok(DescriptionWire.DescriptionAnswer.of(active, true)))
                .orElseThrow(Problem::notFound);
    }

    private Answer drop(Exchange exchange) {
        if (!descriptions.dropOverride(exchange.insider(), exchange.path("device_id", DeviceId::new))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private static DescriptionId id(Exchange exchange) {
        return exchange.path("description_id", DescriptionId::of);
    }
}
