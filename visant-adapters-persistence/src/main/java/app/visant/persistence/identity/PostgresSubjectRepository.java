package app.visant.persistence.identity;

import app.visant.application.identity.port.SubjectRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Subject;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Subjects beside the people; two unique constraints decide who is first. */
public final class PostgresSubjectRepository implements SubjectRepository {
    @Inject
    public PostgresSubjectRepository() {}

    @Override
    public boolean link(Tx tx, UserId user, Subject subject, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                            insert into user_subjects (issuer, subject, user_id, created_at)
                            values (:issuer, :subject, :user, :now)
                            on conflict do nothing
                            """)
                        .bind("issuer", subject.issuer())
                        .bind("subject", subject.id())
                        .bind("user", user)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Optional<UserId> find(Tx tx, Subject subject) {
        return JdbiTx.handle(tx)
                .createQuery("select user_id from user_subjects where issuer = :issuer and subject = :subject")
                .bind("issuer", subject.issuer())
                .bind("subject", subject.id())
                .map((row, context) -> new UserId(Columns.uuid(row, "user_id")))
                .findOne();
    }

    @Override
    public List<Subject> of(Tx tx, UserId user) {
        return JdbiTx.handle(tx)
                .createQuery("select issuer, subject from user_subjects where user_id = :user order by issuer")
                .bind("user", user)
                .map((row, context) -> new Subject(row.getString("issuer"), row.getString("subject")))
                .list();
    }
}
