package app.visant.http.org;

import app.visant.application.org.OrganizationSettings;
import app.visant.application.org.OrganizationSettings.Change;
import app.visant.application.org.UsageOverview;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** The organization that a session is for. */
public final class OrganizationEndpoints implements EndpointTable {
    private final OrganizationSettings settings;
    private final UsageOverview usage;

    @Inject
    public OrganizationEndpoints(OrganizationSettings settings, UsageOverview usage) {
        this.settings = settings;
        this.usage = usage;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/organizations/current", "My organization")
                        .requires(Permission.ORGANIZATION_READ)
                        .answers(OrganizationWire.OrganizationAnswer.class)
                        .handledBy(this::show),
                Endpoint.patch(
                                "/v1/organizations/current",
                                "Rename it, hang its clocks elsewhere, or change its language")
                        .requires(Permission.ORGANIZATION_MANAGE)
                        .records(AuditAction.ORGANIZATION_CHANGED)
                        .takes(OrganizationWire.ChangeRequest.class)
                        .answers(OrganizationWire.OrganizationAnswer.class)
                        .handledBy(this::change));
    }

    private Answer show(Exchange exchange) {
        return present(settings.of(exchange.org()));
    }

    private Answer change(Exchange exchange) {
        var in = exchange.body();
        var name = in.optional("name", Organization::name);
        var timezone = in.optional("timezone", Form.ZONE);
        var language = in.optional("language", Form.word(Language.class));
        return present(settings.change(exchange.insider(), new Change(name.get(), timezone.get(), language.get())));
    }

    private Answer present(Optional<Organization> found) {
        return found.map(organization ->
                        OrganizationWire.OrganizationAnswer.of(organization, usage.of(organization.id())))
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }
}
