package app.visant.persistence.audit;

import app.visant.application.audit.port.AuditLog;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.UserId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Table {@code audit_entries}. */
public final class PostgresAuditLog implements AuditLog {
    @Inject
    public PostgresAuditLog() {}

    @Override
    public Page<Recorded> list(Tx tx, OrgId org, Filter filter, Page.Request page) {
        return page(tx, "where org_id = :org", Optional.of(org), filter, page);
    }

    @Override
    public Page<Recorded> listPlatform(Tx tx, Filter filter, Page.Request page) {
        return page(tx, "where org_id is null", Optional.empty(), filter, page);
    }

    private static Page<Recorded> page(Tx tx, String where, Optional<OrgId> org, Filter filter, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        select id, org_id, at, action, actor_kind, actor_id, subject_kind, subject_id, detail, address,
                          request_id
                        from audit_entries
                        %s%s%s%s%s%s
                        order by at desc, id desc limit :limit
                        """.formatted(
                                where,
                                filter.actor().isEmpty() ? "" : " and :actor in (actor_id, actor_kind)",
                                filter.action().isEmpty() ? "" : " and action = :action",
                                filter.from().isEmpty() ? "" : " and at >= :from",
                                filter.to().isEmpty() ? "" : " and at < :to",
                                page.after().isEmpty() ? "" : " and (at, id) < (:afterTime, :afterId)"))
                .bind("limit", Pages.limit(page));
        org.ifPresent(own -> query.bind("org", own));
        filter.actor().ifPresent(actor -> query.bind("actor", actor));
        filter.action().ifPresent(action -> query.bind("action", action));
        filter.from().ifPresent(from -> query.bind("from", from));
        filter.to().ifPresent(to -> query.bind("to", to));
        page.after().ifPresent(after -> query.bind("afterTime", after.time()).bind("afterId", after.id()));
        var rows = query.map((row, context) -> recorded(row))
                .map(entry -> new Placed<>(entry, new Position(entry.at(), entry.id())))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public Map<UserId, Email> addresses(Tx tx, Set<UserId> users) {
        return JdbiTx.handle(tx)
                .createQuery("select id, email from users where id = any(:users)")
                .bindArray(
                        "users", UUID.class, users.stream().map(UserId::value).toList())
                .map((row, context) ->
                        Map.entry(new UserId(Columns.uuid(row, "id")), new Email(row.getString("email"))))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Recorded recorded(ResultSet row) throws SQLException {
        var subject = row.getString("subject_id");
        return new Recorded(
                Columns.uuid(row, "id"),
                Columns.uuidIfAny(row, "org_id").map(OrgId::new),
                Columns.instant(row, "at"),
                row.getString("action"),
                new AuditEntry.Actor(
                        Columns.word(row, "actor_kind", AuditEntry.Actor.Kind.class),
                        Columns.textIfAny(row, "actor_id")),
                Columns.textIfAny(row, "subject_kind").map(kind -> new AuditEntry.Subject(kind, subject)),
                Columns.textIfAny(row, "detail"),
                new Origin(row.getString("address"), row.getString("request_id")));
    }
}
