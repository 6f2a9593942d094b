package app.visant.application.evaluation.port;

import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.Preview;
import app.visant.domain.evaluation.Preview.Finding;
import app.visant.domain.evaluation.Preview.Flip;
import app.visant.domain.evaluation.Preview.Progress;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.PreviewId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Previews in a table, each with its stills. */
public final class InMemoryPreviewRepository implements PreviewRepository {
    private final InMemoryTable<PreviewId, Row> rows;

    public InMemoryPreviewRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofOrgsAlone(transactions, row -> row.preview().org());
    }

    @Override
    public void add(Tx tx, Preview preview, List<RecordId> stills) {
        if (!rows.insert(tx, preview.id(), new Row(preview, Optional.empty(), stills, Map.of(), 0))) {
            throw new IllegalStateException("there is such a preview");
        }
    }

    @Override
    public Optional<Preview> find(Tx tx, OrgId org, PreviewId id) {
        return row(tx, org, id).map(Row::preview);
    }

    @Override
    public Optional<RecordId> next(Tx tx, OrgId org, PreviewId id) {
        return row(tx, org, id).stream()
                .flatMap(row ->
                        row.stills().stream().filter(still -> !row.findings().containsKey(still)))
                .findFirst();
    }

    @Override
    public boolean found(Tx tx, OrgId org, PreviewId id, RecordId still, Finding finding) {
        var waiting = row(tx, org, id)
                .filter(row -> row.preview().running())
                .filter(row -> row.stills().contains(still) && !row.findings().containsKey(still))
                .isPresent();
        return waiting && rows.update(tx, id, row -> row.with(still, finding));
    }

    @Override
    public void spent(Tx tx, OrgId org, PreviewId id, RecordId still, long costMicros) {
        if (row(tx, org, id).filter(row -> row.stills().contains(still)).isPresent()) {
            rows.update(tx, id, row -> row.with(costMicros));
        }
    }

    @Override
    public boolean end(Tx tx, OrgId org, PreviewId id, Preview.Status status, Instant now) {
        var running = row(tx, org, id).filter(row -> row.preview().running()).isPresent();
        return running && rows.update(tx, id, row -> row.ended(status, now));
    }

    @Override
    public Progress progress(Tx tx, OrgId org, PreviewId id) {
        var known = row(tx, org, id);
        var findings = known.map(Row::findings).orElse(Map.of()).values();
        return new Progress(
                findings.size(),
                (int) findings.stream().filter(f -> f.after().isEmpty()).count(),
                findings.stream().mapToLong(Finding::costMicros).sum()
                        + known.map(Row::inVain).orElse(0L));
    }

    @Override
    public List<Flip> flips(Tx tx, OrgId org, PreviewId id) {
        return row(tx, org, id).stream().flatMap(Row::flips).toList();
    }

    @Override
    public int running(Tx tx, OrgId org) {
        return (int) rows.rows(tx)
                .map(Row::preview)
                .filter(preview -> preview.org().equals(org) && preview.running())
                .count();
    }

    @Override
    public void forget(Tx tx, OrgId org, Instant before) {
        rows.removeIf(
                tx,
                row -> row.preview().org().equals(org)
                        && row.endedAt().filter(before::isAfter).isPresent());
    }

    private Optional<Row> row(Tx tx, OrgId org, PreviewId id) {
        return rows.find(tx, id).filter(row -> row.preview().org().equals(org));
    }

    /** @param inVain what was paid for no finding */
    private record Row(
            Preview preview,
            Optional<Instant> endedAt,
            List<RecordId> stills,
            Map<RecordId, Finding> findings,
            long inVain) {
        Row {
            stills = List.copyOf(stills);
            findings = Map.copyOf(findings);
        }

        Row with(RecordId still, Finding finding) {
            var more = new LinkedHashMap<>(findings);
            more.put(still, finding);
            return new Row(preview, endedAt, stills, more, inVain);
        }

        Row with(long costMicros) {
            return new Row(preview, endedAt, stills, findings, inVain + costMicros);
        }

        Row ended(Preview.Status status, Instant now) {
            var p = preview;
            var over = new Preview(
                    p.id(),
                    p.org(),
                    p.device(),
                    p.text(),
                    p.author(),
                    p.createdAt(),
                    p.total(),
                    p.estimatedMicros(),
                    status);
            return new Row(over, Optional.of(now), stills, findings, inVain);
        }

        Stream<Flip> flips() {
            var flips = new ArrayList<Flip>();
            for (var still : stills) {
                Optional.ofNullable(findings.get(still))
                        .ifPresent(finding -> finding.before()
                                .flatMap(before -> finding.after()
                                        .filter(after -> after != before)
                                        .map(after -> new Flip(still, before, after, finding.reason())))
                                .ifPresent(flips::add));
            }
            return flips.stream();
        }
    }
}
