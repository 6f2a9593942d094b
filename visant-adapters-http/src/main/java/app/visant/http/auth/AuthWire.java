package app.visant.http.auth;

import app.visant.application.identity.SignedIn;
import app.visant.application.identity.port.ProfileReadModel.Profile;
import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.org.UsageOverview.Overview;
import app.visant.domain.identity.Session;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Subscription;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about accounts. */
final class AuthWire {
    private AuthWire() {}

    record SignUpRequest(String email, String password, Optional<String> name, Optional<String> organizationName) {}

    /** @param totp the code of the authenticator, or a recovery code; needed once a second factor is in force */
    record LogInRequest(String email, String password, Optional<String> totp) {}

    record RefreshRequest(Optional<String> refreshToken) {}

    record MeRequest(Optional<String> name) {}

    record SignedInAnswer(
            Optional<String> accessToken,
            Optional<String> tokenType,
            Optional<Long> expiresIn,
            Optional<String> refreshToken,
            UserAnswer user) {

        static SignedInAnswer of(SignedIn signedIn) {
            var user = signedIn.user();
            var shown = new UserAnswer(
                    user.id().toString(),
                    user.email().value(),
                    user.name(),
                    signedIn.org().toString(),
                    word(signedIn.role()));
            return signedIn.kind() == Session.Kind.BROWSER
                    ? new SignedInAnswer(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), shown)
                    : new SignedInAnswer(
                            Optional.of(signedIn.accessToken()),
                            Optional.of("bearer"),
                            Optional.of(TokenIssuer.LIFETIME.toSeconds()),
                            Optional.of(signedIn.secret()),
                            shown);
        }
    }

    /** @param status what is to happen before anybody is let in */
    record AwaitedAnswer(String status) {}

    record UserAnswer(String id, String email, String name, String orgId, String role) {}

    record MeAnswer(
            String id,
            String email,
            boolean emailVerified,
            String name,
            String role,
            boolean operator,
            List<String> permissions,
            OrganizationAnswer organization,
            List<MembershipAnswer> organizations,
            UsageAnswer usage,
            LimitsAnswer limits) {

        static MeAnswer of(Profile profile, Overview overview, Principal.User user, Instant now) {
            var org = profile.organization();
            var permissions = Arrays.stream(Permission.values())
                    .filter(user::may)
                    .map(Permission::wireName)
                    .toList();
            return new MeAnswer(
                    profile.user().id().toString(),
                    profile.user().email().value(),
                    profile.verified(),
                    profile.user().name(),
                    word(user.role()),
                    user.operator(),
                    permissions,
                    new OrganizationAnswer(
                            org.id().toString(),
                            org.name(),
                            org.subscription().slots(),
                            profile.devicesUsed(),
                            org.subscription().end(),
                            plan(org.subscription().at(now)),
                            org.timezone().getId(),
                            user.suspended()),
                    profile.organizations().stream()
                            .map(o -> new MembershipAnswer(o.id().toString(), o.name(), word(o.role())))
                            .toList(),
                    UsageAnswer.of(profile, overview.used()),
                    LimitsAnswer.of(org.subscription().slots(), overview.limits()));
        }
    }

    record OrganizationAnswer(
            String id,
            String name,
            int deviceSlots,
            int devicesUsed,
            Instant trialEndDate,
            String plan,
            String timezone,
            boolean suspended) {}

    record MembershipAnswer(String id, String name, String role) {}

    record UsageAnswer(int devices, long capturesToday, long storageBytes) {
        private static UsageAnswer of(Profile profile, Usage used) {
            return new UsageAnswer(profile.devicesUsed(), used.capturesToday(), used.storageBytes());
        }
    }

    /** What there is no limit of is null. */
    record LimitsAnswer(
            int devices,
            Optional<Long> capturesPerDay,
            Optional<Long> storageBytes,
            Optional<Long> requestsPerMinute,
            Optional<Long> requestsPerMinuteEach,
            Optional<Long> streams,
            Optional<Long> streamsEach) {
        private static LimitsAnswer of(int devices, Limits limits) {
            return new LimitsAnswer(
                    devices,
                    limits.find(Limit.CAPTURES_PER_DAY),
                    limits.find(Limit.STORAGE_BYTES),
                    limits.find(Limit.REQUESTS_PER_MINUTE),
                    limits.find(Limit.REQUESTS_PER_MINUTE_EACH),
                    limits.find(Limit.STREAMS),
                    limits.find(Limit.STREAMS_EACH));
        }
    }

    private static String plan(Subscription subscription) {
        return switch (subscription) {
            case Subscription.Trial trial -> "trial";
            case Subscription.FreeMonths free -> "free_months";
            case Subscription.Ended over -> plan(over.last()) + "_ended";
        };
    }

    private static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
