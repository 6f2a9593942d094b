package app.visant.http.org;

import app.visant.application.org.OrganizationLimits.Standing;
import app.visant.application.org.OrganizationSurvey.Surveyed;
import app.visant.application.org.UsageOverview.Overview;
import app.visant.application.org.port.OrganizationReadModel.OrganizationView;
import app.visant.domain.identity.Email;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Organization;
import app.visant.domain.org.Subscription;
import app.visant.domain.org.Suspension;
import app.visant.domain.org.Usage;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What goes over the wire about organizations. */
final class OrganizationWire {
    private OrganizationWire() {}

    /** @param language {@code en} or {@code de}: in which its stills are judged, where a device has none of its own */
    record ChangeRequest(Optional<String> name, Optional<String> timezone, Optional<String> language) {}

    record OrganizationAnswer(
            String id,
            String name,
            String timezone,
            String language,
            int deviceSlots,
            Instant trialEndDate,
            Instant createdAt,
            UsageAnswer usage,
            LimitsAnswer limits) {
        static OrganizationAnswer of(Organization organization, Overview overview) {
            return new OrganizationAnswer(
                    organization.id().toString(),
                    organization.name(),
                    organization.timezone().getId(),
                    organization.language().code(),
                    organization.subscription().slots(),
                    organization.subscription().end(),
                    organization.createdAt(),
                    UsageAnswer.of(overview.used()),
                    LimitsAnswer.of(overview.limits()));
        }
    }

    record UsageAnswer(long capturesToday, long storageBytes) {
        private static UsageAnswer of(Usage used) {
            return new UsageAnswer(used.capturesToday(), used.storageBytes());
        }
    }

    /** What there is no limit of is null. */
    record LimitsAnswer(
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

    /**
     * @param suspended true with a reason suspends, false lets go on
     * @param limits 0 lifts one, null goes back to the installation's
     */
    record OversightRequest(Optional<Boolean> suspended, Optional<String> reason, Optional<LimitsRequest> limits) {}

    record LimitsRequest(
            Optional<Long> capturesPerDay,
            Optional<Long> storageBytes,
            Optional<Long> requestsPerMinute,
            Optional<Long> requestsPerMinuteEach,
            Optional<Long> streams,
            Optional<Long> streamsEach) {}

    /** An organization as operators see it. */
    record SurveyedAnswer(
            String id,
            String name,
            List<String> owners,
            int members,
            int deviceSlots,
            int devicesUsed,
            String plan,
            Instant trialEndDate,
            String timezone,
            Instant createdAt,
            boolean suspended,
            Optional<Instant> suspendedAt,
            Optional<String> suspensionReason,
            Optional<Instant> closedAt) {
        static SurveyedAnswer of(OrganizationView view, Instant now) {
            var organization = view.organization();
            return new SurveyedAnswer(
                    organization.id().toString(),
                    organization.name(),
                    view.owners().stream().map(Email::value).toList(),
                    view.members(),
                    organization.subscription().slots(),
                    view.devicesUsed(),
                    word(organization.subscription().at(now)),
                    organization.subscription().end(),
                    organization.timezone().getId(),
                    organization.createdAt(),
                    view.suspension().isPresent(),
                    view.suspension().map(Suspension::since),
                    view.suspension().map(Suspension::reason),
                    view.closedAt());
        }
    }

    /** @param ownLimits those that are set for it, and not for the installation */
    record SurveyedDetailAnswer(
            @JsonUnwrapped SurveyedAnswer organization,
            UsageAnswer usage,
            LimitsAnswer limits,
            List<String> ownLimits) {
        static SurveyedDetailAnswer of(Surveyed surveyed, Instant now) {
            return new SurveyedDetailAnswer(
                    SurveyedAnswer.of(surveyed.view(), now),
                    UsageAnswer.of(surveyed.used()),
                    LimitsAnswer.of(surveyed.standing().limits()),
                    own(surveyed.standing()));
        }

        private static List<String> own(Standing standing) {
            return standing.own().stream().map(Limit::word).sorted().toList();
        }
    }

    private static String word(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Trial trial -> "trial";
            case Subscription.FreeMonths free -> "free_months";
            case Subscription.Ended over -> word(over.last()) + "_ended";
        };
    }
}
