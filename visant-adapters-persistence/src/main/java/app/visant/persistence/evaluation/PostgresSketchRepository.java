package app.visant.persistence.evaluation;

import app.visant.application.evaluation.port.SketchRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.evaluation.Sketch;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import jakarta.inject.Inject;
import java.util.Optional;

/** Sketches, a row a device, which goes with the still that it is of. */
public final class PostgresSketchRepository implements SketchRepository {
    @Inject
    public PostgresSketchRepository() {}

    @Override
    public Optional<Judged> last(Tx tx, OrgId org, DeviceId device) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select c.id, c.record_id, c.captured_at, c.classification_state, c.classification_confidence,
                          c.classification_reason, c.classification_basis, c.description_version, c.judged_by,
                          c.reused_from, s.width, s.height, s.planes
                        from judged_sketches s join captures c on c.org_id = s.org_id and c.id = s.capture_id
                        where s.org_id = :org and s.device_id = :device and c.evaluation_status = 'completed'
                          and (c.mark_state is null or c.mark_state = c.classification_state)
                        """)
                .bind("org", org)
                .bind("device", device)
                .map((row, context) -> new Judged(
                        new CaptureId(Columns.uuid(row, "id")),
                        Columns.record(row),
                        Columns.instant(row, "captured_at"),
                        new Evaluation.Classification(
                                Columns.word(row, "classification_state", ClassificationState.class),
                                row.getDouble("classification_confidence"),
                                row.getString("classification_reason"),
                                row.getString("classification_basis"),
                                row.getInt("description_version"),
                                Columns.textIfAny(row, "judged_by"),
                                Columns.textIfAny(row, "reused_from").map(RecordId::new)),
                        new Sketch(row.getInt("width"), row.getInt("height"), row.getBytes("planes"))))
                .findOne();
    }

    @Override
    public void keep(Tx tx, Capture capture, Sketch sketch) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        insert into judged_sketches (org_id, device_id, capture_id, width, height, planes)
                        values (:org, :device, :capture, :width, :height, :planes)
                        on conflict on constraint judged_sketches_pk do update set
                          capture_id = excluded.capture_id, width = excluded.width, height = excluded.height,
                          planes = excluded.planes
                        """)
                .bind("org", capture.org())
                .bind("device", capture.device())
                .bind("capture", capture.id())
                .bind("width", sketch.width())
                .bind("height", sketch.height())
                .bind("planes", sketch.planes())
                .execute();
    }
}
