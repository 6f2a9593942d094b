package app.visant.http.audit;

import app.visant.application.audit.AuditTrail.Shown;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What the audit log looks like on the wire. */
final class AuditWire {
    private AuditWire() {}

    record EntryAnswer(
            String id,
            Optional<String> orgId,
            Instant at,
            String action,
            ActorAnswer actor,
            Optional<SubjectAnswer> subject,
            Optional<String> detail,
            String address,
            String requestId) {

        static EntryAnswer of(Shown shown) {
            var entry = shown.entry();
            return new EntryAnswer(
                    entry.id().toString(),
                    entry.org().map(OrgId::toString),
                    entry.at(),
                    entry.action(),
                    ActorAnswer.of(shown),
                    entry.subject()
                            .map(subject -> new SubjectAnswer(
                                    subject.kind(),
                                    subject.id(),
                                    shown.subjectAddress().map(Email::value))),
                    entry.detail(),
                    entry.origin().address(),
                    entry.origin().requestId());
        }
    }

    /** @param email of a person who has an account */
    record ActorAnswer(String kind, Optional<String> id, Optional<String> email) {
        private static ActorAnswer of(Shown shown) {
            var actor = shown.entry().actor();
            return new ActorAnswer(
                    actor.kind().name().toLowerCase(Locale.ROOT),
                    actor.id(),
                    shown.actorAddress().map(Email::value));
        }
    }

    /** @param email of a person who has an account */
    record SubjectAnswer(String kind, String id, Optional<String> email) {}
}
