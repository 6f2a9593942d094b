package app.visant.application.shared.port;

import app.visant.application.health.port.InstallationReadModel.Work;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** The queue as a table; ids of leases come from an {@link IdGenerator}. */
public final class InMemoryJobQueue implements JobQueue {
    private static final Comparator<Row> OLDEST_FIRST = Comparator.comparing(
                    (Row row) -> row.job().later())
            .thenComparing(row -> row.job().orderAt())
            .thenComparing(row -> row.job().id(), InMemoryPages.BY_TEXT);

    private final InMemoryTable<Subject, Row> rows;
    private final InMemoryTransactions transactions;
    private final IdGenerator ids;

    public InMemoryJobQueue(InMemoryTransactions transactions, IdGenerator ids) {
        this.rows = InMemoryTable.ofOrgs(transactions, row -> row.job().org());
        this.transactions = transactions;
        this.ids = ids;
    }

    @Override
    public void add(Tx tx, List<Job> jobs) {
        jobs.forEach(job -> rows.insert(tx, Subject.of(job), new Row(job, job.firstDueAt(), 0, Optional.empty())));
    }

    @Override
    public void addAnew(Tx tx, Job job) {
        var first = rows.find(tx, Subject.of(job)).map(Row::job).orElse(job);
        var due = job.firstDueAt();
        rows.put(tx, Subject.of(job), new Row(first.dueAt(due), due, 0, Optional.empty()));
    }

    @Override
    public List<Lease> claim(Tx tx, JobKind kind, NodeId node, int limit, int perOrg, Duration leaseFor, Instant now) {
        transactions.requireSystem(tx);
        var claimed = new ArrayList<Lease>();
        var turns = new ArrayDeque<>(claimable(tx, kind, node, perOrg, now));
        while (claimed.size() < limit && !turns.isEmpty()) {
            var org = turns.removeFirst();
            claimed.add(lease(tx, org.removeFirst(), node, now.plus(leaseFor)));
            if (!org.isEmpty()) {
                turns.addLast(org);
            }
        }
        return List.copyOf(claimed);
    }

    @Override
    public boolean complete(Tx tx, Lease lease) {
        return held(tx, lease) && rows.remove(tx, Subject.of(lease.job()));
    }

    @Override
    public boolean retry(Tx tx, Lease lease, Instant dueAt, String error) {
        return change(tx, lease, row -> new Row(row.job(), dueAt, 0, Optional.empty(), Optional.of(error)));
    }

    @Override
    public boolean defer(Tx tx, Lease lease, Instant dueAt, String reason) {
        return change(
                tx, lease, row -> new Row(row.job().dueAt(dueAt), dueAt, 0, Optional.empty(), Optional.of(reason)));
    }

    @Override
    public void recall(Tx tx, OrgId org, JobKind kind, String reason, Instant now) {
        rows.rows(tx)
                .filter(row -> row.job().org().equals(org) && row.job().kind() == kind)
                .filter(row -> row.hold().isEmpty() && row.lastError().equals(Optional.of(reason)))
                .filter(row -> row.dueAt().isAfter(now))
                .toList()
                .forEach(row -> rows.put(
                        tx,
                        Subject.of(row.job()),
                        new Row(row.job().dueAt(now), now, 0, Optional.empty(), Optional.empty())));
    }

    @Override
    public boolean extend(Tx tx, Lease lease, Instant until) {
        return change(
                tx,
                lease,
                row -> new Row(
                        row.job(),
                        row.dueAt(),
                        row.attempts(),
                        row.hold().map(hold -> new Hold(hold.token(), hold.node(), until))));
    }

    @Override
    public boolean pending(Tx tx, OrgId org, JobKind kind, String subject) {
        return rows.find(tx, new Subject(org, kind, subject)).isPresent();
    }

    @Override
    public long laterOnes(Tx tx, OrgId org, JobKind kind) {
        transactions.requireOrg(tx);
        return rows.rows(tx)
                .map(Row::job)
                .filter(job -> job.org().equals(org) && job.kind() == kind && job.later())
                .count();
    }

    @Override
    public long depth(Tx tx, JobKind kind) {
        transactions.requireSystem(tx);
        return rows.rows(tx).filter(row -> row.job().kind() == kind).count();
    }

    @Override
    public Optional<Instant> oldestDue(Tx tx, JobKind kind, Instant now) {
        transactions.requireSystem(tx);
        return rows.rows(tx)
                .filter(row -> row.job().kind() == kind && row.due(now))
                .map(Row::dueAt)
                .min(Comparator.naturalOrder());
    }

    /** What is not done, by its kind. */
    public List<Work> work(Tx tx, Instant now) {
        return Arrays.stream(JobKind.values())
                .filter(kind -> depth(tx, kind) > 0)
                .map(kind -> {
                    var running = count(tx, kind, row -> row.leased(now));
                    var tried = count(
                            tx, kind, row -> !row.leased(now) && row.lastError().isPresent());
                    return new Work(kind, depth(tx, kind) - running, running, tried, oldestDue(tx, kind, now));
                })
                .sorted(Comparator.comparing(work -> work.kind().name()))
                .toList();
    }

    private long count(Tx tx, JobKind kind, Predicate<Row> which) {
        return rows.rows(tx)
                .filter(row -> row.job().kind() == kind)
                .filter(which)
                .count();
    }

    /** What each organization may get now, in its order; the organization that waits longest first. */
    private List<Deque<Row>> claimable(Tx tx, JobKind kind, NodeId node, int perOrg, Instant now) {
        var all = rows.rows(tx)
                .filter(row -> row.job().kind() == kind)
                .sorted(OLDEST_FIRST)
                .toList();
        Set<Lane> busy = new HashSet<>();
        all.stream().filter(row -> row.leased(now)).map(Lane::of).forEach(busy::add);
        Map<OrgId, Deque<Row>> byOrg = new LinkedHashMap<>();
        for (var row : all) {
            if (row.due(now) && (!kind.serial() || busy.add(Lane.of(row)))) {
                var mine = byOrg.computeIfAbsent(row.job().org(), org -> new ArrayDeque<>());
                if (mine.size() + heldBy(all, row.job().org(), node, now) < perOrg) {
                    mine.addLast(row);
                }
            }
        }
        return byOrg.values().stream().filter(mine -> !mine.isEmpty()).toList();
    }

    private static long heldBy(List<Row> all, OrgId org, NodeId node, Instant now) {
        return all.stream()
                .filter(row -> row.job().org().equals(org) && row.leased(now))
                .filter(row -> row.hold().map(Hold::node).equals(Optional.of(node)))
                .count();
    }

    private Lease lease(Tx tx, Row row, NodeId node, Instant until) {
        var lease = new Lease(row.job(), ids.next(), row.attempts() + 1, until);
        var hold = new Hold(lease.token(), node, until);
        rows.put(tx, Subject.of(row.job()), new Row(row.job(), row.dueAt(), lease.attempt(), Optional.of(hold)));
        return lease;
    }

    private boolean change(Tx tx, Lease lease, UnaryOperator<Row> change) {
        return held(tx, lease) && rows.update(tx, Subject.of(lease.job()), change);
    }

    private boolean held(Tx tx, Lease lease) {
        return rows.find(tx, Subject.of(lease.job()))
                .flatMap(Row::hold)
                .filter(hold -> hold.token().equals(lease.token()))
                .isPresent();
    }

    private record Subject(OrgId org, JobKind kind, String subject) {
        static Subject of(Job job) {
            return new Subject(job.org(), job.kind(), job.subject());
        }
    }

    private record Lane(OrgId org, String lane) {
        static Lane of(Row row) {
            return new Lane(row.job().org(), row.job().lane());
        }
    }

    private record Hold(UUID token, NodeId node, Instant until) {}

    private record Row(Job job, Instant dueAt, int attempts, Optional<Hold> hold, Optional<String> lastError) {
        private Row(Job job, Instant dueAt, int attempts, Optional<Hold> hold) {
            this(job, dueAt, attempts, hold, Optional.empty());
        }

        boolean leased(Instant now) {
            return hold.filter(h -> now.isBefore(h.until())).isPresent();
        }

        boolean due(Instant now) {
            return !dueAt.isAfter(now) && !leased(now);
        }
    }
}
