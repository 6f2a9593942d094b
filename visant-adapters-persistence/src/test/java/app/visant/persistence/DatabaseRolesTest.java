package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.SettableClock;
import app.visant.domain.org.Organization;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.org.PostgresOrganizationRepository;
import app.visant.persistence.shared.UuidV7;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** On a server of its own, where the roles do not exist until a test makes them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DatabaseRolesTest {
    private static final Database.Settings SETTINGS = Database.Settings.DEFAULT.withPoolSize(2);

    private EmbeddedPostgres server;

    @BeforeAll
    void start() {
        server = TestPostgres.start();
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aUserWhoMayNotMakeRolesIsToldWhatToRunAndThenStarts() {
        forgetRoles();
        var url = owned("plain", "");

        assertThatThrownBy(() -> Database.open(url, SETTINGS))
                .isInstanceOf(DatabaseNotUsableException.class)
                .hasMessageContaining("create role visant_app nologin;")
                .hasMessageContaining("create role visant_system nologin;")
                .hasMessageContaining("grant visant_app, visant_system to \"plain\";");

        administer("create role visant_app nologin");
        administer("create role visant_system nologin");
        assertThatThrownBy(() -> Database.open(url, SETTINGS))
                .hasMessageContaining("grant visant_app, visant_system to \"plain\";")
                .hasMessageNotContaining("create role visant");

        administer("grant visant_app, visant_system to \"plain\"");
        assertKeepsOrganizationsApart(url);
    }

    @Test
    void aUserWhoMayMakeRolesNeedsNothingElse() {
        forgetRoles();

        assertKeepsOrganizationsApart(owned("maker", "createrole"));
    }

    @Test
    void rolesThatAnotherInstallationOfTheServerMadeAreFine() {
        forgetRoles();
        Database.open(owned("first", "createrole"), SETTINGS).close();

        assertKeepsOrganizationsApart(owned("second", "superuser"));
    }

    /** The owner of tables is bound by forced policies, and a superuser steps down for each transaction. */
    private static void assertKeepsOrganizationsApart(DatabaseUrl url) {
        try (var database = Database.open(url, SETTINGS)) {
            var transactions =
                    new JdbiTransactions(database, new UuidV7(InstantSource.system()), InstantSource.system());
            var organizations = new PostgresOrganizationRepository();
            var mine = organization();
            var other = organization();
            transactions.inSystem(Purpose.LOG_IN, tx -> {
                organizations.add(tx, mine);
                organizations.add(tx, other);
            });

            var seen = transactions.forOrg(
                    mine.id(),
                    tx -> JdbiTx.handle(tx)
                            .createQuery("select id from organizations")
                            .mapTo(UUID.class)
                            .list());

            assertThat(seen).containsExactly(mine.id().value());
        }
    }

    private static Organization organization() {
        return Organization.founded(new OrgId(UUID.randomUUID()), "Harbour works", SettableClock.NOON);
    }

    private DatabaseUrl owned(String user, String attributes) {
        administer("create role \"%s\" login %s".formatted(user, attributes));
        administer("create database of_%s owner \"%s\"".formatted(user, user));
        return DatabaseUrl.parse("postgresql://%s@localhost:%d/of_%s".formatted(user, server.getPort(), user));
    }

    private void forgetRoles() {
        for (var user : new String[] {"plain", "maker", "first", "second"}) {
            administer("drop database if exists of_" + user);
        }
        for (var role : new String[] {"visant_app", "visant_system", "plain", "maker", "first", "second"}) {
            administer("drop role if exists " + role);
        }
    }

    private void administer(String sql) {
        TestPostgres.execute(TestPostgres.address(server), sql);
    }
}
