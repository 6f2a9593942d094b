package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.DescriptionRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.DescriptionText;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
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
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Versions of descriptions, a row each. */
public final class PostgresDescriptionRepository implements DescriptionRepository {
    private static final String COLUMNS = "id, org_id, device_id, version, text, author, created_at, active";

    @Inject
    public PostgresDescriptionRepository() {}

    @Override
    public void add(Tx tx, NormalDescription description) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into normal_descriptions (id, org_id, device_id, version, text, author, created_at,
                          activated_at, active)
                        values (:id, :org, :device, :version, :text, :author, :createdAt, :createdAt, true)
                        """)
                .bind("id", description.id())
                .bind("org", description.org())
                .bind("device", description.device())
                .bind("version", description.version())
                .bind("text", description.text().value())
                .bind("author", description.author())
                .bind("createdAt", description.createdAt())
                .execute();
    }

    /** The first version, which every organization has, is the lock; the latest is looked up once it is held. */
    @Override
    public NormalDescription lockLatest(Tx tx, OrgId org) {
        var handle = JdbiTx.handle(tx);
        handle.createQuery("""
                        select version from normal_descriptions where org_id = :org
                        order by version limit 1 for no key update
                        """).bind("org", org).mapTo(Integer.class).one();
        return handle.createQuery("""
                        select %s from normal_descriptions where org_id = :org order by version desc limit 1
                        """.formatted(COLUMNS))
                .bind("org", org)
                .map((row, context) -> description(row))
                .one();
    }

    @Override
    public boolean retire(Tx tx, OrgId org, Optional<DeviceId> scope) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update normal_descriptions set active = false
                                where org_id = :org and device_id is not distinct from cast(:device as text) and active
                                """)
                        .bind("org", org)
                        .bind("device", scope)
                        .execute()
                == 1;
    }

    @Override
    public boolean activate(Tx tx, OrgId org, DescriptionId id, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update normal_descriptions set active = true, activated_at = :now
                                where org_id = :org and id = :id
                                """)
                        .bind("org", org)
                        .bind("id", id)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public Optional<Version> find(Tx tx, OrgId org, DescriptionId id) {
        return JdbiTx.handle(tx)
                .createQuery("select %s from normal_descriptions where org_id = :org and id = :id".formatted(COLUMNS))
                .bind("org", org)
                .bind("id", id)
                .map((row, context) -> version(row))
                .findOne();
    }

    @Override
    public NormalDescription inForce(Tx tx, OrgId org, DeviceId device) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select %s from normal_descriptions
                        where org_id = :org and active and (device_id = :device or device_id is null)
                        order by device_id nulls last limit 1
                        """.formatted(COLUMNS))
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> description(row))
                .one();
    }

    @Override
    public Set<DeviceId> devicesOnTheirOwn(Tx tx, OrgId org) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select device_id from normal_descriptions
                        where org_id = :org and active and device_id is not null
                        """)
                .bind("org", org)
                .map((row, context) -> new DeviceId(row.getString("device_id")))
                .set();
    }

    @Override
    public int count(Tx tx, OrgId org, Optional<DeviceId> scope) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select count(*) from normal_descriptions
                        where org_id = :org and device_id is not distinct from cast(:device as text)
                        """)
                .bind("org", org)
                .bind("device", scope)
                .mapTo(Integer.class)
                .one();
    }

    @Override
    public Page<Version> list(Tx tx, OrgId org, Optional<DeviceId> scope, Page.Request page) {
        var whose = scope.isPresent() ? "device_id = :device" : "device_id is null";
        var query = JdbiTx.handle(tx)
                .createQuery("""
                        select %s from normal_descriptions where org_id = :org and %s %s
                        order by created_at desc, id desc limit :limit
                        """.formatted(COLUMNS, whose, Pages.after(page, "and", "created_at, id")))
                .bind("org", org);
        scope.ifPresent(device -> query.bind("device", device));
        var rows = Pages.bind(query, page)
                .map((row, context) -> {
                    var version = version(row);
                    var description = version.description();
                    return new Placed<>(
                            version,
                            new Position(
                                    description.createdAt(), description.id().value()));
                })
                .list();
        return Pages.page(rows, page);
    }

    private static Version version(ResultSet row) throws SQLException {
        return new Version(description(row), row.getBoolean("active"));
    }

    private static NormalDescription description(ResultSet row) throws SQLException {
        return new NormalDescription(
                new DescriptionId(Columns.uuid(row, "id")),
                Columns.org(row),
                Columns.textIfAny(row, "device_id").map(DeviceId::new),
                row.getInt("version"),
                new DescriptionText(row.getString("text")),
                Columns.uuidIfAny(row, "author").map(UserId::new),
                Columns.instant(row, "created_at"));
    }
}
