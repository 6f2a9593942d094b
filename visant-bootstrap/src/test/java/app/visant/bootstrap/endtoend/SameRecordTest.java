package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One record id, many uploads at the same moment, spread over two servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SameRecordTest {
    private static final int AT_ONCE = 20;

    private Optional<Installation> installation = Optional.empty();
    private List<Server> servers = List.of();

    @BeforeAll
    void start(@TempDir Path folder) {
        installation = Optional.of(new Installation(folder));
        servers = installation.stream()
                .flatMap(here -> IntStream.range(0, 2).mapToObj(i -> here.server()))
                .toList();
    }

    @AfterAll
    void stop() {
        servers.forEach(Server::close);
        installation.ifPresent(Installation::close);
    }

    @Test
    void theSameStillManyTimesAtOnceIsOneCaptureAndOneAnswer() throws Exception {
        try (var owner = Client.signedUp(servers.get(0).port(), "ada@example.org")) {
            var replies = uploads(owner, i -> "2026-01-01T00:00:00Z", i -> Stills.jpeg(1));

            assertThat(replies).hasSize(AT_ONCE).allMatch(reply -> reply.status() == 200);
            assertThat(replies.stream()
                            .map(reply -> new String(reply.bytes(), StandardCharsets.UTF_8))
                            .distinct())
                    .hasSize(1);
            assertThat(owner.get("/v1/captures").body()).hasSize(1);
            assertThat(owner.get("/v1/captures/CAP_1/image").bytes()).isEqualTo(Stills.jpeg(1));
        }
    }

    @Test
    void ofDifferentStillsUnderOneRecordIdExactlyOneWins() throws Exception {
        try (var owner = Client.signedUp(servers.get(0).port(), "grace@example.org")) {
            assertOneWins(owner, uploads(owner, i -> "2026-01-01T00:00:00Z", Stills::jpeg));
        }
    }

    @Test
    void alsoIfTheyAreOfDifferentDays() throws Exception {
        try (var owner = Client.signedUp(servers.get(0).port(), "mary@example.org")) {
            assertOneWins(owner, uploads(owner, i -> "2026-01-%02dT00:00:00Z".formatted(i + 1), Stills::jpeg));
        }
    }

    private static void assertOneWins(Client owner, List<Client.Reply> replies) {
        var winners = IntStream.range(0, AT_ONCE)
                .filter(i -> replies.get(i).status() == 200)
                .toArray();
        assertThat(winners).hasSize(1);
        assertThat(replies.stream().filter(reply -> reply.status() == 409)).hasSize(AT_ONCE - 1);
        assertThat(owner.get("/v1/captures").body()).hasSize(1);
        assertThat(owner.get("/v1/captures/CAP_1/image").bytes()).isEqualTo(Stills.jpeg(winners[0]));
    }

    private List<Client.Reply> uploads(Client owner, IntFunction<String> time, IntFunction<byte[]> still)
            throws Exception {
        var made = owner.post("/v1/devices", Map.of("name", "Gate"));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks = IntStream.range(0, AT_ONCE)
                    .<Callable<Client.Reply>>mapToObj(i -> () -> {
                        try (var device = new Client(servers.get(i % 2).port(), made.text("device_token"))) {
                            return device.upload(made.text("id"), "CAP_1", time.apply(i), still.apply(i));
                        }
                    })
                    .toList();
            return threads.invokeAll(tasks).stream().map(SameRecordTest::result).toList();
        }
    }

    private static Client.Reply result(Future<Client.Reply> done) {
        return done.resultNow();
    }
}
