package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.SightRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.evaluation.SightChoice;
import app.visant.domain.evaluation.SightChoice.Kind;
import app.visant.domain.evaluation.SightChoice.NamedRegion;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sights, a row each, a row a region and a row a reference, which goes with its capture. */
public final class PostgresSightRepository implements SightRepository {
    @Inject
    public PostgresSightRepository() {}

    /** Form and regions come by one statement: of two choices no mixture may be seen, which could show what both hide. */
    @Override
    public Optional<SightChoice> find(Tx tx, OrgId org, DeviceId device) {
        var rows = JdbiTx.handle(tx)
                .createQuery("""
                        select s.form, s.language, r.name, r.kind, r.x, r.y, r.w, r.h
                        from device_sights s left join device_sight_regions r using (org_id, device_id)
                        where s.org_id = :org and s.device_id = :device order by r.place
                        """)
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> new Row(
                        Columns.word(row, "form", Sight.Form.class),
                        Columns.wordIfAny(row, "language", Language.class),
                        region(row)))
                .list();
        return rows.stream()
                .findFirst()
                .map(head -> new SightChoice(
                        head.form(),
                        rows.stream().flatMap(row -> row.region().stream()).toList(),
                        references(tx, org, device),
                        head.language()));
    }

    /** The sight's row is held by the update, so that of two who choose at once the regions and references of one stay. */
    @Override
    public void keep(Tx tx, OrgId org, DeviceId device, SightChoice choice, Instant now) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into device_sights (org_id, device_id, form, language, changed_at)
                        values (:org, :device, :form, :language, :now)
                        on conflict on constraint device_sights_pk do update set
                          form = excluded.form, language = excluded.language, changed_at = excluded.changed_at
                        """)
                .bind("org", org)
                .bind("device", device)
                .bind("form", choice.form())
                .bind("language", choice.language())
                .bind("now", now)
                .execute();
        for (var table : List.of("device_sight_regions", "device_sight_references")) {
            JdbiTx.handle(tx)
                    .createUpdate("delete from %s where org_id = :org and device_id = :device".formatted(table))
                    .bind("org", org)
                    .bind("device", device)
                    .execute();
        }
        addRegions(tx, org, device, choice.regions());
        addReferences(tx, org, device, choice.references());
    }

    @Override
    public boolean remove(Tx tx, OrgId org, DeviceId device) {
        return JdbiTx.handle(tx)
                        .createUpdate("delete from device_sights where org_id = :org and device_id = :device")
                        .bind("org", org)
                        .bind("device", device)
                        .execute()
                == 1;
    }

    private static Optional<NamedRegion> region(ResultSet row) throws SQLException {
        return Columns.textIfAny(row, "name").isEmpty()
                ? Optional.empty()
                : Optional.of(new NamedRegion(
                        row.getString("name"),
                        Columns.word(row, "kind", Kind.class),
                        new Region(row.getDouble("x"), row.getDouble("y"), row.getDouble("w"), row.getDouble("h"))));
    }

    private static List<RecordId> references(Tx tx, OrgId org, DeviceId device) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select c.record_id from device_sight_references r
                        join captures c on c.org_id = r.org_id and c.id = r.capture_id
                        where r.org_id = :org and r.device_id = :device order by r.place
                        """)
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> Columns.record(row))
                .list();
    }

    private static void addRegions(Tx tx, OrgId org, DeviceId device, List<NamedRegion> regions) {
        if (regions.isEmpty()) {
            return;
        }
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into device_sight_regions (org_id, device_id, place, name, kind, x, y, w, h)
                        values (:org, :device, :place, :name, :kind, :x, :y, :w, :h)
                        """);
        for (var place = 0; place < regions.size(); place++) {
            var region = regions.get(place);
            batch.bind("org", org)
                    .bind("device", device)
                    .bind("place", place)
                    .bind("name", region.name())
                    .bind("kind", region.kind())
                    .bind("x", region.region().x())
                    .bind("y", region.region().y())
                    .bind("w", region.region().w())
                    .bind("h", region.region().h())
                    .add();
        }
        batch.execute();
    }

    private static void addReferences(Tx tx, OrgId org, DeviceId device, List<RecordId> references) {
        if (references.isEmpty()) {
            return;
        }
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into device_sight_references (org_id, device_id, place, capture_id)
                        select :org, :device, :place, id from captures where org_id = :org and record_id = :reference
                        """);
        for (var place = 0; place < references.size(); place++) {
            batch.bind("org", org)
                    .bind("device", device)
                    .bind("place", place)
                    .bind("reference", references.get(place))
                    .add();
        }
        batch.execute();
    }

    private record Row(Sight.Form form, Optional<Language> language, Optional<NamedRegion> region) {}
}
