package app.visant.persistence.capture;

import static java.util.Comparator.comparing;

import app.visant.application.capture.port.CaptureRepository;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Evaluation.Classification;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.Columns;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.Pages;
import app.visant.persistence.Pages.Placed;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Captures, a row each, in a table that no system transaction can read. */
public final class PostgresCaptureRepository implements CaptureRepository {
    @Inject
    public PostgresCaptureRepository() {}

    /** In the order of their record ids, so that two nodes with the same ones do not wait for each other in a ring. */
    @Override
    public Set<CaptureId> add(Tx tx, List<Capture> captures) {
        var batch = JdbiTx.handle(tx).prepareBatch("""
                        insert into captures (id, record_id, device_id, org_id, captured_at, received_at,
                          device_time, clock_suspect, trigger_label, sha256, size_bytes, width, height,
                          evaluation_status, file_path, created_at, updated_at)
                        values (:id, :recordId, :device, :org, :capturedAt, :receivedAt,
                          :deviceTime, :clockSuspect, :label, :sha256, :sizeBytes, :width, :height,
                          :status, :filePath, :receivedAt, :receivedAt)
                        on conflict on constraint captures_record_unique do nothing
                        """);
        captures.stream()
                .sorted(comparing(capture -> capture.recordId().value()))
                .forEach(capture -> bind(batch, capture).add());
        return batch.executePreparedBatch("id")
                .map((row, context) -> new CaptureId(Columns.uuid(row, "id")))
                .set();
    }

    @Override
    public Optional<Capture> find(Tx tx, OrgId org, RecordId recordId) {
        return one(tx, org, recordId, "");
    }

    @Override
    public Optional<Capture> lock(Tx tx, OrgId org, RecordId recordId) {
        return one(tx, org, recordId, "for no key update");
    }

    @Override
    public Page<Capture> list(Tx tx, Reach reach, Filter filter, Page.Request page) {
        var rows = CaptureQuery.of(reach, filter, page).run(JdbiTx.handle(tx), (row, context) -> {
            var capture = CaptureRows.capture(row);
            return new Placed<>(
                    capture, new Position(capture.capturedAt(), capture.id().value()));
        });
        return Pages.page(rows, page);
    }

    @Override
    public boolean evaluate(Tx tx, OrgId org, RecordId recordId, Evaluation evaluation, Instant now) {
        var verdict = evaluation.judged();
        var failure = Optional.of(evaluation)
                .filter(Evaluation.Failed.class::isInstance)
                .map(Evaluation.Failed.class::cast);
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update captures set evaluation_status = :status, classification_state = :state,
                                  classification_confidence = :confidence, classification_reason = :reason,
                                  classification_basis = :basis, description_version = :version,
                                  judged_by = :judgedBy, reused_from = :reusedFrom,
                                  failure_code = :failureCode, failure_reason = :failureReason, updated_at = :now
                                where org_id = :org and record_id = :recordId
                                """)
                        .bind("org", org)
                        .bind("recordId", recordId)
                        .bind("status", evaluation.status())
                        .bind("state", verdict.map(Classification::state))
                        .bind("confidence", verdict.map(Classification::confidence))
                        .bind("reason", verdict.map(Classification::reason))
                        .bind("basis", verdict.map(Classification::basis))
                        .bind("version", verdict.map(Classification::descriptionVersion))
                        .bind("judgedBy", verdict.flatMap(Classification::judgedBy))
                        .bind("reusedFrom", verdict.flatMap(Classification::reusedFrom))
                        .bind("failureCode", failure.map(Evaluation.Failed::code))
                        .bind("failureReason", failure.map(Evaluation.Failed::reason))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    @Override
    public boolean mark(Tx tx, OrgId org, RecordId recordId, Optional<Mark> mark, Instant now) {
        return JdbiTx.handle(tx)
                        .createUpdate("""
                                update captures set mark_state = :state, mark_note = :note, marked_by = :by,
                                  marked_at = :at, updated_at = :now
                                where org_id = :org and record_id = :recordId
                                """)
                        .bind("org", org)
                        .bind("recordId", recordId)
                        .bind("state", mark.map(Mark::truth))
                        .bind("note", mark.flatMap(Mark::note))
                        .bind("by", mark.flatMap(Mark::by))
                        .bind("at", mark.map(Mark::at))
                        .bind("now", now)
                        .execute()
                == 1;
    }

    /** The metadata file is made in the same step. */
    @Override
    public long thumbnailMade(Tx tx, OrgId org, RecordId recordId, long bytes, Instant now) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        with before as (
                          select id, thumbnail_bytes from captures
                          where org_id = :org and record_id = :recordId for no key update
                        )
                        update captures c set thumbnail_bytes = :size,
                          updated_at = case when before.thumbnail_bytes = :size then c.updated_at else :now end,
                          thumbnail_path = left(file_path, - length(:original)) || :thumbnail,
                          metadata_path = left(file_path, - length(:original)) || :metadata
                        from before where c.org_id = :org and c.id = before.id
                        returning :size - before.thumbnail_bytes
                        """)
                .bind("org", org)
                .bind("recordId", recordId)
                .bind("original", Part.ORIGINAL.suffix())
                .bind("thumbnail", Part.THUMBNAIL.suffix())
                .bind("metadata", Part.METADATA.suffix())
                .bind("size", Math.toIntExact(bytes))
                .bind("now", now)
                .mapTo(Long.class)
                .findOne()
                .orElse(0L);
    }

    @Override
    public OptionalLong delete(Tx tx, OrgId org, RecordId recordId) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        delete from captures where org_id = :org and record_id = :recordId
                        returning size_bytes + thumbnail_bytes
                        """)
                .bind("org", org)
                .bind("recordId", recordId)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public Set<ImageKey> existing(Tx tx, OrgId org, Set<ImageKey> keys) {
        var byPath = keys.stream()
                .collect(Collectors.toMap(key -> CaptureRows.path(key) + Part.ORIGINAL.suffix(), Function.identity()));
        return JdbiTx.handle(tx)
                .createQuery("""
                        select file_path from captures
                        where org_id = :org and record_id = any(:recordIds) and file_path = any(:paths)
                        """)
                .bind("org", org)
                .bindArray(
                        "recordIds",
                        String.class,
                        keys.stream().map(key -> key.recordId().value()).toList())
                .bindArray("paths", String.class, List.copyOf(byPath.keySet()))
                .mapTo(String.class)
                .stream()
                .map(byPath::get)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Change> changedSince(Tx tx, OrgId org, Instant since, int limit) {
        return JdbiTx.handle(tx)
                .createQuery("""
                        select %s from captures where org_id = :org and updated_at >= :since
                        order by updated_at, id limit :limit
                        """.formatted(CaptureRows.COLUMNS))
                .bind("org", org)
                .bind("since", since)
                .bind("limit", limit)
                .map((row, context) -> new Change(CaptureRows.capture(row), Columns.instant(row, "updated_at")))
                .list();
    }

    private static PreparedBatch bind(PreparedBatch batch, Capture capture) {
        return batch.bind("id", capture.id())
                .bind("recordId", capture.recordId())
                .bind("device", capture.device())
                .bind("org", capture.org())
                .bind("capturedAt", capture.capturedAt())
                .bind("receivedAt", capture.receivedAt())
                .bind("deviceTime", capture.deviceTime())
                .bind("clockSuspect", capture.clockSuspect())
                .bind("label", capture.label())
                .bind("sha256", capture.still().sha256())
                .bind("sizeBytes", capture.still().sizeBytes())
                .bind("width", capture.still().width())
                .bind("height", capture.still().height())
                .bind("status", capture.evaluation().status())
                .bind("filePath", CaptureRows.path(ImageKey.of(capture)) + Part.ORIGINAL.suffix());
    }

    private static Optional<Capture> one(Tx tx, OrgId org, RecordId recordId, String lock) {
        return JdbiTx.handle(tx)
                .createQuery("select %s from captures where org_id = :org and record_id = :recordId %s"
                        .formatted(CaptureRows.COLUMNS, lock))
                .bind("org", org)
                .bind("recordId", recordId)
                .map((row, context) -> CaptureRows.capture(row))
                .findOne();
    }
}
