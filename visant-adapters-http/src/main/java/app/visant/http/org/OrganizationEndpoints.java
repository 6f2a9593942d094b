package app.visant.http.org;

import app.visant.application.org.OrganizationSettings;
import app.visant.application.org.UsageOverview;
import app.visant.application.org.UsageOverview.Overview;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
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
                        .answers(OrganizationAnswer.class)
                        .handledBy(this::show),
                Endpoint.patch("/v1/organizations/current", "Rename it, or hang its clocks elsewhere")
                        .requires(Permission.ORGANIZATION_MANAGE)
                        .records(AuditAction.ORGANIZATION_CHANGED)
                        .takes(ChangeRequest.class)
                        .answers(OrganizationAnswer.class)
                        .handledBy(this::change));
    }

    private Answer show(Exchange exchange) {
        return present(settings.of(exchange.org()));
    }

    private Answer change(Exchange exchange) {
        var in = exchange.body();
        var name = in.optional("name", Organization::name);
        var timezone = in.optional("timezone", OrganizationEndpoints::zone);
        return present(settings.change(exchange.insider(), name.get(), timezone.get()));
    }

    private Answer present(Optional<Organization> found) {
        return found.map(organization -> OrganizationAnswer.of(organization, usage.of(organization.id())))
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private static ZoneId zone(String name) {
        return Optional.of(name)
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of)
                .orElseThrow(() -> new IllegalArgumentException("must be an IANA time zone such as Europe/Berlin"));
    }

    private record ChangeRequest(Optional<String> name, Optional<String> timezone) {}

    private record OrganizationAnswer(
            String id,
            String name,
            String timezone,
            int deviceSlots,
            Instant trialEndDate,
            Instant createdAt,
            UsageAnswer usage,
            LimitsAnswer limits) {
        private static OrganizationAnswer of(Organization organization, Overview overview) {
            return new OrganizationAnswer(
                    organization.id().toString(),
                    organization.name(),
                    organization.timezone().getId(),
                    organization.subscription().slots(),
                    organization.subscription().end(),
                    organization.createdAt(),
                    new UsageAnswer(
                            overview.used().capturesToday(), overview.used().storageBytes()),
                    LimitsAnswer.of(overview.limits()));
        }
    }

    private record UsageAnswer(long capturesToday, long storageBytes) {}

    /** What there is no limit of is null. */
    private record LimitsAnswer(
            Optional<Long> capturesPerDay,
            Optional<Long> storageBytes,
            Optional<Long> requestsPerMinute,
            Optional<Long> requestsPerMinuteEach,
            Optional<Long> streams,
            Optional<Long> streamsEach) {
        private static LimitsAnswer of(Limits limits) {
            return new LimitsAnswer(
                    limits.find(Limit.CAPTURES_PER_DAY),
                    limits.find(Limit.STORAGE_BYTES),
                    limits.find(Limit.REQUESTS_PER_MINUTE),
                    limits.find(Limit.REQUESTS_PER_MINUTE_EACH),
                    limits.find(Limit.STREAMS),
                    limits.find(Limit.STREAMS_EACH));
        }
    }
}
