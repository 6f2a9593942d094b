package app.visant.application.capture.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.capture.Mark;
import app.visant.domain.shared.CaptureId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Captures in a table. */
public final class InMemoryCaptureRepository implements CaptureRepository {
    private final InMemoryTable<Key, Row> rows;

    public InMemoryCaptureRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, row -> row.capture().org());
    }

    @Override
    public Set<CaptureId> add(Tx tx, List<Capture> captures) {
        return captures.stream()
                .filter(capture -> rows.insert(
                        tx,
                        new Key(capture.org(), capture.recordId()),
                        new Row(capture, ImageKey.of(capture), 0, capture.receivedAt())))
                .map(Capture::id)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<Capture> find(Tx tx, OrgId org, RecordId recordId) {
        return rows.find(tx, new Key(org, recordId)).map(Row::capture);
    }

    @Override
    public Optional<Capture> lock(Tx tx, OrgId org, RecordId recordId) {
        return find(tx, org, recordId);
    }

    @Override
    public Page<Capture> list(Tx tx, Reach reach, Filter filter, Page.Request page) {
        return InMemoryPages.page(
                ofOrg(tx, reach.org())
                        .map(Row::capture)
                        .filter(capture -> reach.covers(capture.device()))
                        .filter(matches(filter)),
                capture -> new Position(capture.capturedAt(), capture.id().value()),
                page);
    }

    @Override
    public boolean evaluate(Tx tx, OrgId org, RecordId recordId, Evaluation evaluation, Instant now) {
        return rows.update(tx, new Key(org, recordId), row -> row.evaluated(evaluation, now));
    }

    @Override
    public boolean mark(Tx tx, OrgId org, RecordId recordId, Optional<Mark> mark, Instant now) {
        return rows.update(tx, new Key(org, recordId), row -> row.marked(mark, now));
    }

    @Override
    public long thumbnailMade(Tx tx, OrgId org, RecordId recordId, long bytes, Instant now) {
        var before = rows.find(tx, new Key(org, recordId)).map(Row::thumbnail);
        rows.update(
                tx,
                new Key(org, recordId),
                row -> new Row(row.capture(), row.key(), bytes, row.thumbnail() == bytes ? row.changedAt() : now));
        return before.map(known -> bytes - known).orElse(0L);
    }

    @Override
    public OptionalLong delete(Tx tx, OrgId org, RecordId recordId) {
        var row = rows.find(tx, new Key(org, recordId));
        row.ifPresent(found -> rows.remove(tx, new Key(org, recordId)));
        return row.map(found -> OptionalLong.of(found.capture().still().sizeBytes() + found.thumbnail()))
                .orElseGet(OptionalLong::empty);
    }

    @Override
    public Set<ImageKey> existing(Tx tx, OrgId org, Set<ImageKey> keys) {
        return ofOrg(tx, org).map(Row::key).filter(keys::contains).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<Change> changedSince(Tx tx, OrgId org, Instant since, int limit) {
        return ofOrg(tx, org)
                .filter(row -> !row.changedAt().isBefore(since))
                .sorted(Comparator.comparing(Row::changedAt)
                        .thenComparing(row -> row.capture().id().value(), InMemoryPages.BY_TEXT))
                .limit(limit)
                .map(row -> new Change(row.capture(), row.changedAt()))
                .toList();
    }

    /** The newest still of a device. */
    public Optional<Capture> newest(Tx tx, OrgId org, DeviceId device) {
        var filter = new Filter(
                Optional.of(device),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return list(tx, Reach.all(org), filter, Page.Request.first(1)).items().stream()
                .findFirst();
    }

    /** Every still of an organization, in no order. */
    public Stream<Capture> all(Tx tx, OrgId org) {
        return ofOrg(tx, org).map(Row::capture);
    }

    private Stream<Row> ofOrg(Tx tx, OrgId org) {
        return rows.rows(tx).filter(row -> row.capture().org().equals(org));
    }

    private static Predicate<Capture> matches(Filter filter) {
        return capture -> filter.device().map(capture.device()::equals).orElse(true)
                && !filter.except().contains(capture.device())
                && filter.state()
                        .map(state -> capture.evaluation()
                                .judged()
                                .filter(verdict -> verdict.state() == state)
                                .isPresent())
                        .orElse(true)
                && filter.evaluationStatus()
                        .map(capture.evaluation().status()::equals)
                        .orElse(true)
                && filter.marked()
                        .map(marked -> marked == capture.mark().isPresent())
                        .orElse(true)
                && filter.from()
                        .map(from -> !capture.capturedAt().isBefore(from))
                        .orElse(true)
                && filter.to().map(capture.capturedAt()::isBefore).orElse(true)
                && filter.label()
                        .map(label -> capture.label()
                                .filter(l -> l.value().equals(label))
                                .isPresent())
                        .orElse(true);
    }

    private record Key(OrgId org, RecordId recordId) {}

    private record Row(Capture capture, ImageKey key, long thumbnail, Instant changedAt) {
        Row evaluated(Evaluation evaluation, Instant now) {
            return with(evaluation, capture.mark(), now);
        }

        Row marked(Optional<Mark> mark, Instant now) {
            return with(capture.evaluation(), mark, now);
        }

        private Row with(Evaluation evaluation, Optional<Mark> mark, Instant now) {
            var c = capture;
            return new Row(
                    new Capture(
                            c.id(),
                            c.org(),
                            c.device(),
                            c.recordId(),
                            c.capturedAt(),
                            c.receivedAt(),
                            c.deviceTime(),
                            c.clockSuspect(),
                            c.label(),
                            c.still(),
                            evaluation,
                            mark),
                    key,
                    thumbnail,
                    now);
        }
    }
}
