package app.visant.http.auth;

import app.visant.application.identity.AccountSurvey.Surveyed;
import app.visant.application.identity.port.AccountReadModel.AccountView;
import app.visant.application.identity.port.UserRepository.OrgName;
import app.visant.domain.identity.Session;
import app.visant.domain.org.Suspension;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about accounts, to operators of the platform. */
final class OperatorUserWire {
    private OperatorUserWire() {}

    /** @param suspended true with a reason suspends, false lets go on */
    record OversightRequest(boolean suspended, Optional<String> reason) {}

    record MembershipAnswer(String orgId, String name, String role) {
        private static MembershipAnswer of(OrgName organization) {
            return new MembershipAnswer(
                    organization.id().toString(),
                    organization.name(),
                    organization.role().name().toLowerCase(Locale.ROOT));
        }
    }

    record UserAnswer(
            String id,
            String email,
            boolean emailVerified,
            String name,
            boolean operator,
            Instant createdAt,
            boolean suspended,
            Optional<Instant> suspendedAt,
            Optional<String> suspensionReason,
            List<MembershipAnswer> memberships) {
        static UserAnswer of(AccountView view) {
            var user = view.user();
            return new UserAnswer(
                    user.id().toString(),
                    user.email().value(),
                    view.verifiedAt().isPresent(),
                    user.name(),
                    user.operator(),
                    user.createdAt(),
                    view.suspension().isPresent(),
                    view.suspension().map(Suspension::since),
                    view.suspension().map(Suspension::reason),
                    view.organizations().stream().map(MembershipAnswer::of).toList());
        }
    }

    record SessionAnswer(
            String id, String kind, String orgId, Instant createdAt, Instant lastUsedAt, Instant expiresAt) {
        private static SessionAnswer of(Session session) {
            return new SessionAnswer(
                    session.id().toString(),
                    session.kind().name().toLowerCase(Locale.ROOT),
                    session.org().toString(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.expiresAt());
        }
    }

    record UserDetailAnswer(@JsonUnwrapped UserAnswer user, List<SessionAnswer> sessions) {
        static UserDetailAnswer of(Surveyed surveyed) {
            return new UserDetailAnswer(
                    UserAnswer.of(surveyed.view()),
                    surveyed.sessions().stream().map(SessionAnswer::of).toList());
        }
    }
}
