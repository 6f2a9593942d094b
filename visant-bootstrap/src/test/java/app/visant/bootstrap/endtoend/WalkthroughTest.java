package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the documentation, as a reader would run it. */
final class WalkthroughTest {
    @Test
    void theWalkThroughOfTheDocumentationEndsWell(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "the walk is by curl");
        try (var installation = new Installation(folder)) {
            var variables = installation.variables(Map.of("VISANT_ADMIN_EMAILS", "operator@example.org"));
            try (var server = ServerProcess.start(variables)) {
                var script = Path.of("../docs/walkthrough.sh").toRealPath();

                var walk = new ProcessBuilder(
                                script.toString(),
                                "http://localhost:" + server.port(),
                                variables.get("VISANT_DATA_DIR") + "/outbox")
                        .redirectErrorStream(true)
                        .start();

                var said = said(walk);
                assertThat(walk.waitFor()).as(said).isZero();
                assertThat(said).contains("All of it went as it should");
            }
        }
    }

    private static String said(Process walk) throws IOException {
        return new String(walk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
