package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.http.Endpoint;
import app.visant.http.Endpoint.Access;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every route × everybody, with both walls. {@code golden/isolation-matrix.txt} shows it to people, so that a permission
 * does not change unseen.
 */
final class IsolationTest extends Isolation {
    /** The routes that anybody may call without a credential. A new one is a decision, made here. */
    private static final Set<String> OPEN = Set.of(
            "GET /",
            "GET /docs",
            "GET /docs/docs.css",
            "GET /docs/docs.js",
            "GET /healthz",
            "GET /metrics",
            "GET /openapi.json",
            "GET /readyz",
            "GET /redoc",
            "GET /v1/version",
            "POST /v1/auth/forgot-password",
            "POST /v1/auth/login",
            "POST /v1/auth/reset-password",
            "POST /v1/auth/signup",
            "POST /v1/auth/token/refresh",
            "POST /v1/auth/verify-email",
            "POST /v1/invitations/accept");

    private static final Path GOLDEN = Path.of("src/test/resources/golden/isolation-matrix.txt");
    private static final Path INTERFACE = Path.of("../visant-adapters-http/src/main/frontend/openapi.json");
    private static final Path PRINTED = Path.of("target/isolation-matrix.txt");

    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Override
    RealServer server() {
        return server;
    }

    @Override
    Stream<Who> askers() {
        return Arrays.stream(Who.values());
    }

    @Test
    void onlyTheRoutesOfTheListNameNoPermission() {
        var open = server.endpoints().stream()
                .filter(endpoint -> endpoint.access() instanceof Access.Open)
                .map(Endpoint::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open).containsExactlyElementsOf(new TreeSet<>(OPEN));
    }

    /** The front end's types are made from the file, which lies where that build finds it. */
    @Test
    void theInterfaceReadsAsItDid() throws IOException {
        var json = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
        var described = Question.get("/openapi.json").ask(server).body().getBytes(StandardCharsets.ISO_8859_1);
        var text = json.writeValueAsString(json.readTree(described)) + "\n";
        if ("write".equals(System.getProperty("visant.golden"))) {
            Files.writeString(INTERFACE, text);
        }

        assertThat(text).isEqualTo(Files.readString(INTERFACE));
    }

    @Test
    void theMatrixReadsAsItDid() throws IOException {
        var table = Matrix.table(server.endpoints());
        Files.createDirectories(PRINTED.toAbsolutePath().getParent());
        Files.writeString(PRINTED, table);
        if ("write".equals(System.getProperty("visant.golden"))) {
            Files.createDirectories(GOLDEN.toAbsolutePath().getParent());
            Files.writeString(GOLDEN, table);
        }

        assertThat(table).isEqualTo(Files.readString(GOLDEN));
    }
}
