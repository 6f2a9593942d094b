package app.visant.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedDatabaseTest {
    private static final String PASSWORD = "a password of this test";

    @TempDir
    private Path folder = Path.of("");

    @Test
    void isDurableWhateverTheLibraryWouldHave() throws SQLException {
        try (var database = start();
                var connection = connect(database)) {
            for (var setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
                assertThat(ask(connection, "select current_setting('" + setting + "')"))
                        .as(setting)
                        .isEqualTo("on");
            }
        }
    }

    @Test
    void admitsNobodyWithoutThePassword() {
        try (var database = start()) {
            assertThat(admits(database.port(), "")).isFalse();
            assertThat(admits(database.port(), "postgres")).isFalse();
            assertThat(admits(database.port(), PASSWORD)).isTrue();
        }
    }

    @Test
    void findsWhatItHadAtTheNextStartOnTheSamePort() throws SQLException {
        int port;
        try (var database = start();
                var connection = connect(database)) {
            port = database.port();
            run(connection, "create table kept (x int)");
        }
        try (var database = start();
                var connection = connect(database)) {
            assertThat(database.port()).isEqualTo(port);
            assertThat(ask(connection, "select to_regclass('kept')::text")).isEqualTo("kept");
        }
    }

    @Test
    void aSecondOneOnTheSameFolderIsRefusedWithTheReason() {
        try (var database = start()) {
            assertThat(database.port()).isPositive();
            assertThatIllegalStateException()
                    .isThrownBy(this::start)
                    .withMessageContaining("already runs")
                    .withMessageContaining(folder.toString());
            assertThat(EmbeddedDatabase.heldByAnother(folder, PASSWORD))
                    .hasValueSatisfying(url -> assertThat(url).contains(":" + database.port() + "/"));
        }
        assertThat(EmbeddedDatabase.heldByAnother(folder, PASSWORD)).isEmpty();
    }

    @Test
    void isStartedAgainWhenItIsKilled() throws Exception {
        try (var database = start()) {
            try (var connection = connect(database)) {
                run(connection, "create table kept (x int)");
            }
            kill(postmaster());

            await(() -> {
                database.tick();
                return admits(database.port(), PASSWORD);
            });

            try (var connection = connect(database)) {
                assertThat(ask(connection, "select to_regclass('kept')::text")).isEqualTo("kept");
            }
        }
    }

    @Test
    void isLeftAloneWhileItRecoversByItself() throws Exception {
        try (var database = start()) {
            var before = postmaster();
            try (var connection = connect(database)) {
                run(connection, "create table kept (x int)");
                kill(Long.parseLong(ask(connection, "select pg_backend_pid()")));
            }

            await(() -> {
                database.tick();
                return admits(database.port(), PASSWORD);
            });

            assertThat(postmaster()).isEqualTo(before);
            try (var connection = connect(database)) {
                assertThat(ask(connection, "select to_regclass('kept')::text")).isEqualTo("kept");
            }
        }
    }

    @Test
    void isStartedAgainThoughPartsOfTheDeadOneHang() throws Exception {
        try (var database = start();
                var connection = connect(database)) {
            var left = Long.parseLong(ask(connection, "select pg_backend_pid()"));
            signal("STOP", left);
            var dead = postmaster();
            kill(dead);
            await(() -> ProcessHandle.of(dead).filter(ProcessHandle::isAlive).isEmpty());

            await(() -> {
                database.tick();
                return admits(database.port(), PASSWORD);
            });

            assertThat(postmaster()).isNotEqualTo(dead);
        }
        assertThat(folder.resolve("postgres/postmaster.pid"))
                .as("its last deed is to remove it")
                .doesNotExist();
    }

    @Test
    void isStartedAgainThoughAnEarlierTryKeptTheLibrarysLock() throws Exception {
        try (var database = start()) {
            kill(postmaster());
            var lock = folder.resolve("postgres/epg-lock");
            Files.deleteIfExists(lock);
            try (var kept = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = kept.lock()) {
                assertThat(held.isValid()).isTrue();
                await(() -> {
                    database.tick();
                    return admits(database.port(), PASSWORD);
                });
            }
        }
    }

    @Test
    void isAdoptedWhenTheProcessThatStartedItWasKilled() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var holder = new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmbeddedDatabaseHolder.class.getName(),
                        folder.toString(),
                        PASSWORD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var port = holder.inputReader()
                .lines()
                .filter(line -> line.startsWith(EmbeddedDatabaseHolder.PORT))
                .map(line -> Integer.parseInt(line.substring(EmbeddedDatabaseHolder.PORT.length())))
                .findFirst()
                .orElseThrow();
        holder.destroyForcibly().waitFor();
        var left = postmaster();
        assertThat(ProcessHandle.of(left)).isPresent();

        try (var database = start();
                var connection = connect(database)) {
            assertThat(database.port()).isEqualTo(port);
            assertThat(ask(connection, "select to_regclass('kept')::text")).isEqualTo("kept");
        }
        await(() -> ProcessHandle.of(left).isEmpty());
    }

    private EmbeddedDatabase start() {
        return EmbeddedDatabase.start(folder, PASSWORD, Optional.empty());
    }

    private long postmaster() throws IOException {
        return Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid"))
                .get(0)
                .strip());
    }

    private static void kill(long pid) throws IOException, InterruptedException {
        signal("KILL", pid);
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(address(database.port()), "postgres", PASSWORD);
    }

    private static boolean admits(int port, String password) {
        try (var connection = DriverManager.getConnection(address(port), "postgres", password)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static String address(int port) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/visant";
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertThat(System.nanoTime()).as("waited a minute").isLessThan(end);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
