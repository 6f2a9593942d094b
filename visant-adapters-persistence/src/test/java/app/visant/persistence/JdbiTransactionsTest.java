package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.StorageUnavailableException;
import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.shared.UuidV7;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** With a pool of one, so that each transaction gets the connection that the one before gave back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbiTransactionsTest {
    private static final Database.Settings ONE = new Database.Settings(
            1,
            Duration.ofSeconds(5),
            Duration.ofMillis(250),
            Duration.ofSeconds(5),
            Duration.ofMillis(50),
            Duration.ofSeconds(30));
    private static final OrgId ORG = new OrgId(UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057"));

    private final DatabaseUrl url = TestPostgres.newDatabase();
    private Database database;
    private JdbiTransactions transactions;

    @BeforeAll
    void open() {
        database = Database.open(url, ONE);
        transactions = new JdbiTransactions(database, new UuidV7(InstantSource.system()), InstantSource.system());
    }

    @AfterAll
    void close() {
        database.close();
    }

    @Test
    void worksAsTheRoleAndForTheOrganization() {
        assertThat(identityInOrg()).isEqualTo("visant_app " + ORG);
        String system = transactions.system(Purpose.JOB_CLAIM, tx -> identity(JdbiTx.handle(tx)));
        assertThat(system).isEqualTo("visant_system ");
    }

    @Test
    void connectionsComeBackAsTheyWentHoweverTheTransactionEnds() {
        transactions.inOrg(ORG, tx -> {});
        assertClean();
        transactions.inSystem(Purpose.OPERATOR, tx -> {});
        assertClean();
        assertThatThrownBy(() -> transactions.inSystem(Purpose.OPERATOR, tx -> {
                    throw new IllegalStateException("on purpose");
                }))
                .hasMessage("on purpose");
        assertClean();
        assertThatThrownBy(() -> transactions.inOrg(ORG, tx -> run(tx, "select 1 / 0")))
                .hasMessageContaining("division by zero");
        assertClean();
    }

    @Test
    void aCommitNeedNotWaitForTheDisk() {
        transactions.inOrg(ORG, tx -> {
            run(tx, "set local synchronous_commit to on");

            tx.relaxDurability();

            assertThat(synchronousCommit(tx)).isEqualTo("off");
        });
    }

    @Test
    void aConnectionOutsideAnyTransactionSeesNothing() {
        transactions.inSystem(Purpose.LOG_IN, tx -> run(tx, """
                        insert into organizations (id, name, trial_end_date, created_at, updated_at)
                        values (gen_random_uuid(), 'somebody', now(), now(), now())
                        """));

        var seen = database.jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from organizations")
                        .mapTo(Integer.class)
                        .one());

        assertThat(seen).isZero();
    }

    @Test
    void aLostConnectionIsStorageThatIsUnavailableAndTheNextTransactionHasANewOne() {
        assertThatThrownBy(() -> transactions.inOrg(ORG, tx -> {
                    terminate(JdbiTx.handle(tx));
                    run(tx, "select 1");
                }))
                .isInstanceOf(StorageUnavailableException.class);

        assertThat(identityInOrg()).isEqualTo("visant_app " + ORG);
    }

    @Test
    void aConnectionLostBeforeTheCommitIsNoSuccess() {
        var followed = new StringBuilder();

        assertThatThrownBy(() -> transactions.inOrg(ORG, tx -> {
                    tx.afterCommit(() -> followed.append("too early"));
                    terminate(JdbiTx.handle(tx));
                }))
                .isInstanceOf(StorageUnavailableException.class);

        assertThat(followed).isEmpty();
    }

    @Test
    void anEmptyPoolIsStorageThatIsUnavailable() {
        transactions.inOrg(
                ORG,
                outer -> assertThatThrownBy(() -> transactions.inOrg(ORG, inner -> {}))
                        .isInstanceOf(StorageUnavailableException.class));
    }

    @Test
    void aRowThatStaysLockedIsStorageThatIsUnavailable() throws Exception {
        try (var other = TestPostgres.connect(url);
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table rate_limits");

            assertThatThrownBy(() ->
                            transactions.inSystem(Purpose.LOG_IN, tx -> run(tx, "select count(*) from rate_limits")))
                    .isInstanceOf(StorageUnavailableException.class);
        }
    }

    @Test
    void aFaultIsAFault() {
        assertThatThrownBy(() -> transactions.inOrg(ORG, tx -> run(tx, "select nonsense")))
                .isNotInstanceOf(StorageUnavailableException.class);
    }

    @Test
    void errorsDoNotShowWhatWasBound() {
        var failure = catchThrowable(() -> transactions.inSystem(
                Purpose.LOG_IN,
                tx -> JdbiTx.handle(tx)
                        .createUpdate("""
                        insert into users (id, email, name, password_hash, org_id, created_at, updated_at)
                        values (gen_random_uuid(), 'TOPSECRET', 'n', :hash, gen_random_uuid(), now(), now())
                        """)
                        .bind("hash", "hash of topsecret")
                        .execute()));

        var trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).contains("users_email_lower").doesNotContain("hash of topsecret");
    }

    @Test
    void anActionAfterTheCommitThatFailsLeavesTheResultAlone() {
        var result = transactions.forOrg(ORG, tx -> {
            tx.afterCommit(() -> {
                throw new IllegalStateException("on purpose");
            });
            return "committed";
        });

        assertThat(result).isEqualTo("committed");
    }

    private void assertClean() {
        var found = database.jdbi().withHandle(JdbiTransactionsTest::identity);
        assertThat(found).isEqualTo("visant_app ");
    }

    private String identityInOrg() {
        return transactions.forOrg(ORG, tx -> identity(JdbiTx.handle(tx)));
    }

    private static String identity(Handle handle) {
        return handle.createQuery("select current_user || ' ' || coalesce(current_setting('visant.org', true), '')")
                .mapTo(String.class)
                .one();
    }

    private void terminate(Handle handle) {
        var pid = handle.createQuery("select pg_backend_pid()")
                .mapTo(Integer.class)
                .one();
        TestPostgres.execute(url, "select pg_terminate_backend(%d, 30000)".formatted(pid));
    }

    private static String synchronousCommit(Tx tx) {
        return JdbiTx.handle(tx)
                .createQuery("show synchronous_commit")
                .mapTo(String.class)
                .one();
    }

    private static void run(Tx tx, String sql) {
        JdbiTx.handle(tx).execute(sql);
    }
}
