package app.visant.http.auth;

import app.visant.application.identity.OwnAccount;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Principal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What goes over the wire about one's own account. */
final class AccountWire {
    private AccountWire() {}

    record LinkRequest(String token) {}

    record ForgotRequest(String email) {}

    record ResetRequest(String token, String password) {}

    record ChangeRequest(String currentPassword, String newPassword) {}

    record PasswordRequest(String password) {}

    record CodeRequest(String code) {}

    record SessionAnswer(
            String id,
            String kind,
            boolean current,
            String orgId,
            Instant createdAt,
            Instant lastUsedAt,
            Instant expiresAt) {

        static SessionAnswer of(Session session, Principal.User person) {
            return new SessionAnswer(
                    session.id().toString(),
                    session.kind().name().toLowerCase(Locale.ROOT),
                    session.id().equals(person.session()),
                    session.org().toString(),
                    session.createdAt(),
                    session.lastUsedAt(),
                    session.expiresAt());
        }
    }

    record MembershipAnswer(String orgId, String role) {}

    /** Who the person is to an identity provider. */
    record SubjectAnswer(String issuer, String subject) {}

    record ExportAnswer(
            String id,
            String email,
            Optional<Instant> emailVerifiedAt,
            String name,
            boolean operator,
            boolean totp,
            Instant createdAt,
            List<MembershipAnswer> memberships,
            List<SubjectAnswer> identities,
            List<SessionAnswer> sessions) {

        static ExportAnswer of(OwnAccount.Export export, Principal.User person) {
            var user = export.user();
            return new ExportAnswer(
                    user.id().toString(),
                    user.email().value(),
                    export.verifiedAt(),
                    user.name(),
                    user.operator(),
                    export.secondFactor(),
                    user.createdAt(),
                    export.memberships().stream()
                            .map(m -> new MembershipAnswer(
                                    m.org().toString(), m.role().name().toLowerCase(Locale.ROOT)))
                            .toList(),
                    export.subjects().stream()
                            .map(subject -> new SubjectAnswer(subject.issuer(), subject.id()))
                            .toList(),
                    export.sessions().stream()
                            .map(session -> SessionAnswer.of(session, person))
                            .toList());
        }
    }

    record TotpAnswer(boolean enabled, int recoveryCodesLeft) {}

    record TotpKeyAnswer(String secret, String otpauthUrl) {}

    record RecoveryCodesAnswer(List<String> recoveryCodes) {}
}
