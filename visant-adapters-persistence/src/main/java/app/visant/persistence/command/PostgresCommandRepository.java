package app.visant.persistence.command;

import app.visant.application.command.port.CommandRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.statement.Update;

/** Commands, a row each; the state of delivery is a word and what belongs to it. */
public final class PostgresCommandRepository implements CommandRepository {
    @Inject
    public PostgresCommandRepository() {}

    @Override
    public void add(Tx tx, CaptureCommand command) {
        bindDelivery(JdbiTx.handle(tx).createUpdate("""
                                        insert into commands (id, org_id, device_id, trigger_label, schedule_id,
                                          issued_at, expires_at, status, sent_at, settled_at, record_id, error)
                                        values (:id, :org, :device, :label, :schedule,
                                          :issuedAt, :expiresAt, :status, :sentAt, :settledAt, :recordId, :error)
                                        """), command)
                .bind("device", command.device())
                .bind("label", command.label())
                .bind("schedule", command.schedule())
                .bind("issuedAt", command.issuedAt())
                .bind("expiresAt", command.expiresAt())
                .execute();
    }

    @Override
    public Optional<CaptureCommand> lock(Tx tx, OrgId org, DeviceId device, CommandId command) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select * from commands where org_id = :org and id = :command and device_id = :device
                        for no key update
                        """)
                .bind("org", org)
                .bind("command", command)
                .bind("device", device)
                .map((row, context) -> CommandRows.command(row))
                .findOne();
    }

    @Override
    public void update(Tx tx, CaptureCommand command) {
        bindDelivery(JdbiTx.handle(tx).createUpdate("""
                                        update commands set status = :status, sent_at = :sentAt,
                                          settled_at = :settledAt, record_id = :recordId, error = :error
                                        where org_id = :org and id = :id
                                        """), command).execute();
    }

    /** Each moment is looked up by itself, so that one that is years off costs no walk through the history. */
    @Override
    public Optional<CaptureCommand> lockUnanswered(Tx tx, OrgId org, DeviceId device, Taken still) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select * from commands where org_id = :org and id = (
                            select fitting.id from unnest(:moments) as m (at) cross join lateral (
                              select id, issued_at from commands
                              where org_id = :org and device_id = :device and trigger_label = :label
                                and issued_at <= m.at and issued_at > m.at - make_interval(secs => :seconds) and expires_at > m.at
                                and sent_at is not null and status in ('sent', 'expired')
                              order by issued_at, id limit 1) as fitting
                            order by fitting.issued_at, fitting.id limit 1)
                          and not exists (select from commands
                            where org_id = :org and device_id = :device and record_id = :still)
                        for no key update
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("still", still.id())
                .bind("label", still.label())
                .bind("seconds", CaptureCommand.LIFETIME.toSeconds())
                .bindArray("moments", Instant.class, still.moments())
                .map((row, context) -> CommandRows.command(row))
                .findOne();
    }

    @Override
    public List<CaptureCommand> lockOpen(Tx tx, OrgId org, Collection<DeviceId> devices, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select * from commands
                        where org_id = :org and device_id = any(:devices) and status in ('queued', 'sent')
                          and expires_at > :now
                        order by issued_at, id for no key update
                        """)
                .bind("org", org)
                .bindArray("devices", DeviceId.class, List.copyOf(devices))
                .bind("now", now)
                .map((row, context) -> CommandRows.command(row))
                .list();
    }

    @Override
    public int countOpen(Tx tx, OrgId org, DeviceId device, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select count(*) from commands
                        where org_id = :org and device_id = :device and status in ('queued', 'sent')
                          and expires_at > :now
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("now", now)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Page<CaptureCommand> list(Tx tx, OrgId org, DeviceId device, Page.Request page) {
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        select * from commands where org_id = :org and device_id = :device %s
                        order by issued_at desc, id desc limit :limit
                        """.formatted(Pages.after(page, "and", "issued_at, id")))
                .bind("org", org)
                .bind("device", device);
        var rows = Pages.bind(query, page)
                .map((row, context) -> new Placed<>(
                        CommandRows.command(row),
                        new Position(Columns.instant(row, "issued_at"), Columns.uuid(row, "id"))))
                .list();
        return Pages.page(rows, page);
    }

    @Override
    public List<CaptureCommand> expire(Tx tx, Instant now, int limit) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        with late as (
                          select org_id, id from commands
                          where status in ('queued', 'sent') and expires_at <= :now
                          order by expires_at limit :limit for no key update skip locked
                        )
                        update commands set status = 'expired', settled_at = :now
                        from late where commands.org_id = late.org_id and commands.id = late.id
                        returning commands.*
                        """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, context) -> CommandRows.command(row))
                .list();
    }

    private static Update bindDelivery(Update update, CaptureCommand command) {
        var delivery = CommandRows.columns(command.delivery());
        return update.bind("id", command.id())
                .bind("org", command.org())
                .bind("status", delivery.status())
                .bind("sentAt", command.sentAt())
                .bind("settledAt", delivery.settledAt())
                .bind("recordId", delivery.recordId())
                .bind("error", delivery.error());
    }
}
