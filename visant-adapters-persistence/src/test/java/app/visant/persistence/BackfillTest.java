package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.org.port.UsageRepository.Intake;
import app.visant.application.org.port.UsageRepository.Taking;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Limits;
import app.visant.domain.org.Usage;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.org.PostgresUsageRepository;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** What a migration makes of rows that are there already. */
final class BackfillTest {
    private static final OrgId ORG = new OrgId(new UUID(1, 1));
    private static final OrgId EMPTY = new OrgId(new UUID(1, 2));

    @Test
    void stillsThatWereThereBeforeTheCountersCount() throws SQLException {
        var url = TestPostgres.emptyDatabase("postgres");
        migrateTo("12", url);
        TestPostgres.execute(url, """
                insert into organizations (id, name, trial_end_date, created_at, updated_at) values
                  ('%1$s', 'Harbour works', now() + interval '30 days', now(), now()),
                  ('%2$s', 'Yard', now() + interval '30 days', now(), now());
                insert into devices (id, org_id, status, name, activated_at, created_at, updated_at)
                  values ('CAM-1', '%1$s', 'active', 'Gate', now(), now(), now());
                insert into captures (id, org_id, device_id, record_id, captured_at, received_at, clock_suspect, sha256,
                    size_bytes, width, height, evaluation_status, file_path, created_at, updated_at)
                  select gen_random_uuid(), '%1$s', 'CAM-1', 'CAP-' || n, now(), now(), false,
                    decode(repeat('00', 32), 'hex'), 1000 * n, 64, 48, 'pending', 'CAP-' || n || '.jpg', now(), now()
                  from generate_series(1, 3) as n;
                """.formatted(ORG, EMPTY));

        try (var database = Database.open(url, Database.Settings.DEFAULT.withPoolSize(2))) {
            var now = InstantSource.system().instant();
            var transactions = new JdbiTransactions(database, UUID::randomUUID, () -> now);
            var usage = new PostgresUsageRepository();

            assertThat(transactions.<Usage>forOrg(ORG, tx -> usage.of(tx, ORG, now)))
                    .isEqualTo(new Usage(0, 6_000));
            assertThat(transactions.<Usage>forOrg(EMPTY, tx -> usage.of(tx, EMPTY, now)))
                    .isEqualTo(Usage.NOTHING);
            var full = Limits.of(Map.of(Limit.STORAGE_BYTES, 6_500L, Limit.CAPTURES_PER_DAY, 1L));
            assertThat(transactions.<Taking>forOrg(ORG, tx -> usage.take(tx, ORG, new Intake(1, 501), full, now)))
                    .isEqualTo(new Taking.StorageFull());
            assertThat(transactions.<Taking>forOrg(ORG, tx -> usage.take(tx, ORG, new Intake(1, 500), full, now)))
                    .isEqualTo(new Taking.Taken());
            assertThat(transactions.<Usage>forOrg(ORG, tx -> usage.of(tx, ORG, now)))
                    .isEqualTo(new Usage(1, 6_500));
        }
    }

    private static void migrateTo(String version, DatabaseUrl url) {
        Flyway.configure()
                .dataSource(
                        url.jdbcUrl(), url.user().orElseThrow(), url.password().orElse(""))
                .locations("classpath:app/visant/persistence/migration")
                .placeholderReplacement(false)
                .target(version)
                .load()
                .migrate();
    }
}
