package app.visant.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.Together;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class DatabaseTest {
    private static final Database.Settings SETTINGS = Database.Settings.DEFAULT.withPoolSize(2);

    @Test
    void keepsTheInstallationsIdFromTheFirstStartOn() {
        var url = TestPostgres.newDatabase();

        try (var first = Database.open(url, SETTINGS);
                var second = Database.open(url, SETTINGS)) {
            assertThat(second.installation()).isEqualTo(first.installation());
            assertThat(second.answers()).isTrue();
        }
        try (var other = Database.open(TestPostgres.newDatabase(), SETTINGS);
                var first = Database.open(url, SETTINGS)) {
            assertThat(other.installation()).isNotNull();
            assertThat(first.answers()).isTrue();
        }
    }

    @Test
    void twoNodesMayStartOnAnEmptyDatabaseAtOnce() {
        var url = TestPostgres.emptyDatabase("postgres");

        var ids = Together.run(2, () -> {
            try (var database = Database.open(url, SETTINGS)) {
                return database.installation();
            }
        });

        assertThat(ids.get(0)).isEqualTo(ids.get(1));
    }

    @Test
    void saysWhereNobodyAnswersAndNothingSecret() throws IOException {
        var url = DatabaseUrl.parse("postgresql://ada:topsecret@localhost:%d/visant".formatted(freePort()));

        assertThatThrownBy(() -> Database.open(url, SETTINGS.withPatience(Duration.ofMillis(300))))
                .isInstanceOf(DatabaseNotUsableException.class)
                .hasMessageContaining(url.jdbcUrl())
                .hasMessageNotContaining("topsecret");
    }

    @Test
    void doesNotWaitForADatabaseThatDoesNotExist() {
        var url = TestPostgres.named(TestPostgres.newDatabase(), "nowhere");

        assertThatThrownBy(() -> Database.open(url, SETTINGS.withPatience(Duration.ofDays(1))))
                .isInstanceOf(DatabaseNotUsableException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void waitsForAServerThatIsStartedLater() throws Exception {
        var port = freePort();
        var url = DatabaseUrl.parse("postgresql://postgres@localhost:%d/postgres".formatted(port));
        try (var pool = Executors.newSingleThreadExecutor()) {
            var opening = pool.submit(() -> Database.open(url, SETTINGS.withPatience(Duration.ofMinutes(2))));
            try (var server = EmbeddedPostgres.builder()
                            .setOverrideWorkingDirectory(new File("target/postgres"))
                            .setPort(port)
                            .start();
                    var database = opening.get(2, TimeUnit.MINUTES)) {
                assertThat(server.getPort()).isEqualTo(port);
                assertThat(database.answers()).isTrue();
            }
        }
    }

    @Test
    void anOldServerIsRefusedByItsVersion() {
        assertThatThrownBy(() -> Database.requireVersion(140_012, "14.12"))
                .isInstanceOf(DatabaseNotUsableException.class)
                .hasMessage("Visant needs PostgreSQL 15 or newer, and the server is 14.12.");
        for (var number : List.of(150_000, 180_006)) {
            assertThatCode(() -> Database.requireVersion(number, "new enough")).doesNotThrowAnyException();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
