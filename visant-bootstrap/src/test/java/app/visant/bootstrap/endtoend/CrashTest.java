package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged outlives every kill: of the server, and of its database. */
final class CrashTest {
    private static final int DEVICES = 4;
    private static final int STILLS_EACH = 20;

    @Test
    void aKilledServerLosesNothingAndDoesNothingTwice(@TempDir Path folder) throws Exception {
        try (var installation = new Installation(folder);
                var server = ServerProcess.start(installation.variables(Map.of()));
                var owner = Client.signedUp(server.port(), "ada@example.org");
                var fleet = new Fleet(owner, server.port(), DEVICES, STILLS_EACH)) {
            for (var third = 1; third < 3; third++) {
                fleet.awaitAcknowledged(third * fleet.size() / 3);
                server.kill();
                installation.postgres().letLeasesRunOut();
                server.startAgain();
            }
            fleet.awaitAcknowledged(fleet.size());

            fleet.assertNothingIsLostOrTwice();
            assertThat(fleet.refusals()).isEmpty();
            assertThat(originals(installation.datalake())).isEqualTo(fleet.size());
        }
    }

    @Test
    void aKilledDatabaseLosesNothingAndIsBackWithoutHelp(@TempDir Path folder) throws Exception {
        try (var server = ServerProcess.start(Map.of("VISANT_DATA_DIR", folder.toString()));
                var owner = Client.signedUp(server.port(), "ada@example.org");
                var fleet = new Fleet(owner, server.port(), DEVICES, STILLS_EACH)) {
            var postgres = Postgres.of(folder);
            fleet.awaitAcknowledged(fleet.size() / 4);
            postgres.killPostmaster();
            fleet.awaitAcknowledged(fleet.size() / 2);
            postgres.killBackend();
            fleet.awaitAcknowledged(fleet.size());
            postgres.letLeasesRunOut();

            fleet.assertNothingIsLostOrTwice();
            assertThat(fleet.refusals()).as("to be tried again").isSubsetOf(503);
            assertThat(originals(folder.resolve("datalake"))).isEqualTo(fleet.size());
        }
        assertThat(Postgres.of(folder).runs()).isFalse();
    }

    /** Files come and go while it looks: jobs are still at work. */
    private static long originals(Path datalake) throws IOException {
        var found = new AtomicLong();
        Files.walkFileTree(datalake, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                var name = file.getFileName().toString();
                if (name.endsWith(".jpg") && !name.endsWith("_thumb.jpg")) {
                    found.incrementAndGet();
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
        return found.get();
    }
}
