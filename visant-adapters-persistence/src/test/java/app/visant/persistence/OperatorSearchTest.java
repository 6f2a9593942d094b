package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.identity.port.AccountReadModel;
import app.visant.application.org.port.OrganizationReadModel;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Page;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the operator looks for is found without a walk through everything that there is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OperatorSearchTest {
    private static final int MANY = 20_000;
    private static final int FEW = 20;
    private static final Page.Request FIRST = Page.Request.first(50);

    private final DatabaseUrl url = TestPostgres.newDatabase();
    private final PostgresPorts ports = PostgresPorts.over(url);

    /** What is sought is the oldest, so that a walk by age would come upon it last. */
    @BeforeAll
    void fill() {
        TestPostgres.execute(url, """
                insert into organizations (id, name, trial_end_date, created_at, updated_at, suspended_at, suspension_reason)
                select gen_random_uuid(), 'organization ' || i, now(), timestamptz '2026-01-01' + i * interval '1 second', now(),
                  case when i <= %2$d then now() end, case when i <= %2$d then 'unpaid' end
                from generate_series(1, %1$d) i;
                insert into users (id, email, name, org_id, created_at, updated_at, suspended_at, suspension_reason)
                select gen_random_uuid(), lower(replace(o.name, ' ', '-')) || '@example.org', 'Ada', o.id, o.created_at, now(),
                  o.suspended_at, o.suspension_reason
                from organizations o;
                insert into memberships (user_id, org_id, role, created_at)
                select id, org_id, 'owner', created_at from users;
                insert into devices (id, status, batch_id, created_at, updated_at)
                select 'device-' || i, 'manufactured', 'batch ' || (i - 1) / %2$d,
                  timestamptz '2026-01-01' + i * interval '1 second', now()
                from generate_series(1, %1$d) i;
                analyze
                """.formatted(MANY, FEW));
    }

    @AfterAll
    void close() {
        ports.close();
    }

    @Test
    void suspendedOrganizations() {
        var filter = new OrganizationReadModel.Filter(Optional.empty(), Optional.of(true));

        assertThat(read("organizations", tx -> ports.organizationViews().list(tx, filter, FIRST)))
                .isLessThan(3 * FEW);
    }

    @Test
    void suspendedAccounts() {
        var filter = new AccountReadModel.Filter(Optional.empty(), Optional.of(true));

        assertThat(read("users", tx -> ports.accountViews().list(tx, filter, FIRST)))
                .isLessThan(3 * FEW);
    }

    @Test
    void devicesOfABatch() {
        var filter = new DeviceRepository.Filter(
                Optional.empty(), Optional.of("batch 0"), Optional.empty(), Optional.empty());

        assertThat(read("devices", tx -> ports.devices().list(tx, filter, FIRST)))
                .isLessThan(3 * FEW);
    }

    /** A text may stand anywhere, so everything is looked at; once, and nobody's owners one by one. */
    @Test
    void anOwnersAddress() {
        var filter = new OrganizationReadModel.Filter(Optional.of("organization-7@"), Optional.empty());

        assertThat(read("users", tx -> ports.organizationViews().list(tx, filter, FIRST)))
                .isLessThan(MANY + 3 * FEW);
    }

    /** How many rows of the table were read to fill the page, which has some. */
    private long read(String table, Function<Tx, Page<?>> list) {
        return ports.system(Purpose.OPERATOR).get(tx -> {
            assertThat(list.apply(tx).items()).isNotEmpty().hasSizeLessThanOrEqualTo(FEW);
            return JdbiTx.handle(tx)
                    .createQuery("""
                            select seq_tup_read + coalesce(idx_tup_fetch, 0) from pg_stat_xact_user_tables where relname = :table
                            """)
                    .bind("table", table)
                    .mapTo(Long.class)
                    .one();
        });
    }
}
