package app.visant.http.org;

import app.visant.application.org.OrganizationOversight;
import app.visant.application.org.OrganizationOversight.Change;
import app.visant.application.org.OrganizationSurvey;
import app.visant.application.org.port.OrganizationReadModel.Filter;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.org.Limit;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Input;
import app.visant.http.Oversight;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Organizations as the platform operator sees, suspends and limits them. */
public final class OperatorOrganizationEndpoints implements EndpointTable {
    private static final String ONE = "/v1/admin/organizations/{org_id}";

    private final OrganizationSurvey survey;
    private final OrganizationOversight oversight;
    private final InstantSource clock;

    @Inject
    public OperatorOrganizationEndpoints(
            OrganizationSurvey survey, OrganizationOversight oversight, InstantSource clock) {
        this.survey = survey;
        this.oversight = oversight;
        this.clock = clock;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Oversight.list(
                                "/v1/admin/organizations",
                                "All organizations, the newest first",
                                "the name, or in an owner's address")
                        .answersPage(OrganizationWire.SurveyedAnswer.class)
                        .handledBy(this::list),
                Endpoint.get(ONE, "An organization with what it uses and may use")
                        .requires(Permission.PLATFORM_OPERATE)
                        .answers(OrganizationWire.SurveyedDetailAnswer.class)
                        .handledBy(exchange -> present(org(exchange))),
                Endpoint.patch(ONE, "Suspend an organization or let it go on, and set its limits; null takes one back")
                        .requires(Permission.PLATFORM_OPERATE)
                        .records(AuditAction.ORGANIZATION_SUSPENDED)
                        .takes(OrganizationWire.OversightRequest.class)
                        .answers(OrganizationWire.SurveyedDetailAnswer.class)
                        .handledBy(this::change));
    }

    private Answer list(Exchange exchange) {
        var now = clock.instant();
        return Oversight.found(
                exchange, Filter::new, survey::list, view -> OrganizationWire.SurveyedAnswer.of(view, now));
    }

    private Answer change(Exchange exchange) {
        var org = org(exchange);
        if (!oversight.change(exchange.principal(), org, change(exchange.body()))) {
            throw Problem.notFound();
        }
        return present(org);
    }

    private Answer present(OrgId org) {
        return survey.find(org)
                .map(surveyed -> OrganizationWire.SurveyedDetailAnswer.of(surveyed, clock.instant()))
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private static Change change(Input in) {
        var suspended = in.optional("suspended", Form.BOOLEAN);
        var limits = in.optionalObject("limits", OperatorOrganizationEndpoints::limits);
        var standing = Oversight.standing(in, suspended.get());
        return in.make(() -> new Change(standing, limits.get().orElseGet(Map::of)));
    }

    /** What is left out stays, and what is null goes back to the installation's. */
    private static Map<Limit, Optional<Long>> limits(Input in) {
        var change = new EnumMap<Limit, Optional<Long>>(Limit.class);
        for (var limit : Limit.values()) {
            var value = in.optional(limit.word(), Form.LONG.as(OperatorOrganizationEndpoints::atLeastNothing));
            if (in.has(limit.word()) || in.isNull(limit.word())) {
                change.put(limit, value.get());
            }
        }
        return change;
    }

    private static Long atLeastNothing(Long value) {
        if (value < 0) {
            throw new IllegalArgumentException("must be 0 or more");
        }
        return value;
    }

    private static OrgId org(Exchange exchange) {
        return exchange.path("org_id", OrgId::of);
    }
}
