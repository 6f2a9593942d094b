package app.visant.persistence.mail;

import app.visant.application.mail.port.OutboxRepository;
import app.visant.application.mail.port.Recipient;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/** Waiting letters, one row each. */
public final class PostgresOutboxRepository implements OutboxRepository {
    @Inject
    public PostgresOutboxRepository() {}

    @Override
    public void add(Tx tx, Waiting waiting) {
        JdbiTx.handle(tx)
                .createUpdate("""
                    insert into outbox_mails
                      (id, org_id, recipient, recipient_name, subject, sealed_text, sealed_html, created_at)
                    values (:id, :org, :recipient, :name, :subject, :text, :html, :now)
                    """)
                .bind("id", waiting.id())
                .bind("org", waiting.org())
                .bind("recipient", waiting.to().address())
                .bind("name", waiting.to().name())
                .bind("subject", waiting.subject())
                .bind("text", waiting.text())
                .bind("html", waiting.html())
                .bind("now", waiting.writtenAt())
                .execute();
    }

    @Override
    public Optional<Waiting> find(Tx tx, OrgId org, UUID id) {
        return JdbiTx.handle(tx)
                .createQuery("""
                    select id, org_id, recipient, recipient_name, subject, sealed_text, sealed_html, created_at
                    from outbox_mails where org_id = :org and id = :id
                    """)
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> waiting(row))
                .findOne();
    }

    @Override
    public void remove(Tx tx, OrgId org, UUID id) {
        JdbiTx.handle(tx)
                .createUpdate("delete from outbox_mails where org_id = :org and id = :id")
                .bind("org", org)
                .bind("id", id)
                .execute();
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(
                Columns.uuid(row, "id"),
                Columns.org(row),
                new Recipient(row.getString("recipient"), row.getString("recipient_name")),
                row.getString("subject"),
                row.getString("sealed_text"),
                row.getString("sealed_html"),
                Columns.instant(row, "created_at"));
    }
}
