package app.visant.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.Job;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.DatabaseUrl;
import app.visant.persistence.JdbiTx;
import app.visant.persistence.PostgresPorts;
import app.visant.persistence.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two connections do to each other, and what a claim costs. */
final class JobClaimsTest {
    private static final Instant NOON = PostgresPorts.NOON;
    private static final Duration LEASE = Duration.ofMinutes(2);
    private static final Pattern PAGES = Pattern.compile("\"Shared Hit Blocks\": (\\d+)");

    private final DatabaseUrl url = TestPostgres.newDatabase();
    private final PostgresPorts ports = PostgresPorts.over(url);

    @AfterEach
    void close() {
        ports.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            names = {"DEVELOP", "EVALUATE"})
    void aClaimThatIsNotCommittedYetIsPassedOverNotWaitedFor(JobKind kind) {
        var org = ports.newOrg();
        for (var i = 0; i < 4; i++) {
            var place = i;
            ports.in(org).run(tx -> add(tx, org, kind, "lane-" + place, NOON));
        }

        var both = ports.system(Purpose.JOB_CLAIM).list(tx -> {
            var leases = new ArrayList<>(claim(tx, kind, 2));
            leases.addAll(ports.system(Purpose.JOB_CLAIM).list(other -> claim(other, kind, 2)));
            return leases;
        });

        assertThat(both.stream().map(lease -> lease.job().lane()))
                .containsExactlyInAnyOrder("lane-0", "lane-1", "lane-2", "lane-3");
    }

    @Test
    void twoNodesDoNotLeaseOneLaneEvenIfItsFirstJobComesInBetween() throws Exception {
        var org = ports.newOrg();
        ports.in(org).run(tx -> add(tx, org, JobKind.EVALUATE, "lane", NOON));
        try (var pool = Executors.newSingleThreadExecutor()) {
            // An older still of the lane is added and leased before the other node can know of it.
            var other = ports.system(Purpose.JOB_CLAIM).get(tx -> {
                lease(tx, add(tx, org, JobKind.EVALUATE, "lane", NOON.minusSeconds(60)));
                return claimUntilItWaits(pool);
            });

            assertThat(other.get(60, TimeUnit.SECONDS)).isEmpty();
        }
        assertThat(ports.superuser("select count(*) from jobs where token is not null"))
                .containsExactly("1");
    }

    /** A backlog of one organization, waiting and partly not due, over as many lanes. */
    @ParameterizedTest
    @EnumSource(
            value = JobKind.class,
            names = {"DEVELOP", "EVALUATE"})
    void aClaimReadsOrganizationsAndLanesAndNotTheBacklog(JobKind kind) {
        var org = ports.newOrg();
        TestPostgres.execute(url, """
                insert into jobs (id, org_id, kind, serial, lane, subject, order_at, first_due_at, due_at)
                select gen_random_uuid(), '%s', '%s', %s, 'lane-' || i %% 50, 's-' || i, at, at, at
                from generate_series(1, 20000) i,
                  lateral (select timestamptz '%s' + (i - 15000) * interval '1 second' as at) t
                """.formatted(org, kind.name().toLowerCase(Locale.ROOT), kind.serial(), NOON));

        ports.system(Purpose.JOB_CLAIM).rolledBack(tx -> {
            var plan = explain(tx, kind);
            assertThat(plan).doesNotContain("\"Node Type\": \"Seq Scan\"");
            var pages = PAGES.matcher(plan);
            assertThat(pages.find()).isTrue();
            assertThat(Integer.parseInt(pages.group(1)))
                    .as("pages read, of a table and indexes of two thousand, most of them several times")
                    .isLessThan(1_500);
        });
    }

    private String explain(Tx tx, JobKind kind) {
        return JdbiTx.handle(tx)
                .createQuery("explain (analyze, buffers, format json) " + JobClaims.sql(kind))
                .bind("kind", kind)
                .bind("node", ports.ids().next())
                .bind("limit", 20)
                .bind("perOrg", 15)
                .bind("until", NOON.plus(LEASE))
                .bind("now", NOON)
                .mapTo(String.class)
                .one();
    }

    private Future<List<Lease>> claimUntilItWaits(ExecutorService pool) {
        var claiming =
                pool.submit(() -> ports.system(Purpose.JOB_CLAIM).list(other -> claim(other, JobKind.EVALUATE, 10)));
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!claiming.isDone()
                && ports.superuser("select pid::text from pg_locks where not granted")
                        .isEmpty()
                && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        return claiming;
    }

    private List<Lease> claim(Tx tx, JobKind kind, int limit) {
        return ports.jobs().claim(tx, kind, new NodeId(ports.ids().next()), limit, 100, LEASE, NOON);
    }

    private Job add(Tx tx, OrgId org, JobKind kind, String lane, Instant orderAt) {
        var job = new Job(
                ports.ids().next(), org, kind, lane, "subject-" + ports.ids().next(), orderAt, orderAt);
        ports.jobs().add(tx, List.of(job));
        return job;
    }

    private static void lease(Tx tx, Job job) {
        JdbiTx.handle(tx)
                .createUpdate("""
                        update jobs set token = gen_random_uuid(), node_id = gen_random_uuid(), leased_until = :until
                        where id = :id
                        """)
                .bind("until", NOON.plus(LEASE))
                .bind("id", job.id())
                .execute();
    }
}
