package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.OpenDatabase;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers that die while they judge. Killed, by SIGKILL, is the process that asks the agents and writes the verdicts, on a real
 * PostgreSQL which outlives it; each time another takes over. The moment is a question that the vendors are asked, drawn
 * from a seed: either it is never answered, or the blow falls as its answer arrives, among the writes of other stills.
 */
final class JudgingCrashTest {
    private static final int KILLS = 50;
    private static final int STANDING_BY = 2;
    private static final int DEVICES = 3;
    private static final int STILLS_EACH = 50;
    private static final int STILLS = DEVICES * STILLS_EACH;
    private static final int MOST_QUESTIONS = 16;
    private static final long SEED = 20_261_122;
    private static final long PATIENCE_SECONDS = 180;

    private final Life first = new Life(KILLS, MOST_QUESTIONS, true);
    private final List<Life> lives = lives();

    @Test
    void whatWasKilledFiftyTimesIsJudgedOnceInTheEnd(@TempDir Path folder) throws Exception {
        try (var openAi = ScriptedVendor.openAi().always("normal", 0.9);
                var gemini = ScriptedVendor.gemini().always("normal", 0.9);
                var installation = new Installation(folder)) {
            var plain = installation.variables(Map.of("VISANT_REUSE_MINUTES", "0"));
            var found = new Found(plain);
            openAi.tells(this::asked, this::answered);
            gemini.tells(this::asked, this::answered);

            var launch = launch(folder, life -> judging(plain, openAi, gemini, "/life-" + life));
            try (var teacher = launch.apply(first.number)) {
                teacher.begin();
                first.awaitBlow();
                teacher.end();
            }
            installation.postgres().letLeasesRunOut();
            killAll(installation, launch);

            assertThat(lives).allSatisfy(life -> assertThat(life.asked).hasValueGreaterThanOrEqualTo(life.questions));
            try (var server = Server.start(
                            installation.config(judging(plain, openAi, gemini, "")), InstantSource.system());
                    var owner = found.owner.at(server.port())) {
                found.assertThePreviewEndsOnce(owner);
                found.assertEachIsJudgedOnce(owner);
            }
        }
    }

    private static IntFunction<JudgingProcess> launch(Path folder, IntFunction<Map<String, String>> variables)
            throws IOException {
        var classes = PackedClasses.in(Files.createDirectory(folder.resolve("classes")));
        return life -> JudgingProcess.launch(classes, variables.apply(life));
    }

    private void killAll(Installation installation, IntFunction<JudgingProcess> launch) {
        Queue<JudgingProcess> ready = new ArrayDeque<>();
        try {
            for (var number = 0; number < KILLS; number++) {
                while (ready.size() <= STANDING_BY && number + ready.size() < KILLS) {
                    ready.add(launch.apply(number + ready.size()));
                }
                try (var process = ready.remove()) {
                    process.begin();
                    lives.get(number).awaitBlow();
                }
                lives.get(number).dead.countDown();
                installation.postgres().letLeasesRunOut();
            }
        } finally {
            ready.forEach(JudgingProcess::close);
        }
    }

    private static Map<String, String> judging(
            Map<String, String> plain, ScriptedVendor openAi, ScriptedVendor gemini, String life) {
        var variables = new HashMap<>(plain);
        variables.put("OPENAI_API_KEY", "sk-crash");
        variables.put("OPENAI_BASE_URL", openAi.address() + life);
        variables.put("GEMINI_API_KEY", "AIza-crash");
        variables.put("GEMINI_BASE_URL", gemini.address() + life);
        return variables;
    }

    private static List<Life> lives() {
        var random = new Random(SEED);
        var lives = new ArrayList<Life>();
        for (var number = 0; number < KILLS; number++) {
            lives.add(new Life(number, 1 + random.nextInt(MOST_QUESTIONS), random.nextBoolean()));
        }
        return lives;
    }

    private void asked(ScriptedVendor.Asked question) {
        alive(question).forEach(Life::asked);
    }

    private void answered(ScriptedVendor.Asked question) {
        alive(question).forEach(Life::answered);
    }

    private Stream<Life> alive(ScriptedVendor.Asked question) {
        return Stream.concat(Stream.of(first), lives.stream()).filter(life -> life.asks(question));
    }

    /** One process from its first question to its death. */
    private static final class Life {
        private final int number;
        private final int questions;
        private final boolean answersLast;
        private final AtomicInteger asked = new AtomicInteger();
        private final AtomicInteger answered = new AtomicInteger();
        private final CountDownLatch blow = new CountDownLatch(1);
        private final CountDownLatch dead = new CountDownLatch(1);

        private Life(int number, int questions, boolean answersLast) {
            this.number = number;
            this.questions = questions;
            this.answersLast = answersLast;
        }

        private boolean asks(ScriptedVendor.Asked question) {
            return question.path().contains("/life-" + number + "/");
        }

        private void asked() {
            if (asked.incrementAndGet() >= questions && !answersLast) {
                blow.countDown();
                await(dead);
            }
        }

        private void answered() {
            if (answered.incrementAndGet() >= questions) {
                blow.countDown();
            }
        }

        private void awaitBlow() {
            await(blow);
        }

        private static void await(CountDownLatch latch) {
            try {
                if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody is asked");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Stills that came in while nobody judged, and a preview over all of them. */
    private static final class Found {
        private final Client owner;
        private final String preview;

        private Found(Map<String, String> variables) {
            var config = ServerConfig.read(variables, Set.of());
            try (var database = OpenDatabase.start(config)) {
                var parts = Server.wire(config, database);
                var doors = parts.http();
                doors.start();
                owner = Client.signedUp(doors.port(), "ada@example.org");
                var records = new ArrayList<String>();
                for (var number = 0; number < DEVICES; number++) {
                    records.addAll(upload(doors.port(), number));
                }
                preview = owner.post(
                                "/v1/normal-descriptions/preview",
                                Map.of("text", "The gate is shut.", "record_ids", records))
                        .text("id");
                doors.stop();
                parts.signals().close();
            }
        }

        private List<String> upload(int port, int number) {
            var made = owner.post("/v1/devices", Map.of("name", "Camera " + number));
            var records = new ArrayList<String>();
            try (var device = new Client(port, made.text("device_token"))) {
                for (var i = 0; i < STILLS_EACH; i++) {
                    var record = "CAP_%d_%02d".formatted(number, i);
                    var at = "2026-01-01T00:00:%02dZ".formatted(i);
                    assertThat(device.upload(made.text("id"), record, at, Stills.jpeg(number * 100 + i))
                                    .status())
                            .isEqualTo(200);
                    records.add(record);
                }
            }
            return records;
        }

        private void assertThePreviewEndsOnce(Client client) throws InterruptedException {
            var events = client.events("/v1/normal-descriptions/preview/" + preview + "/stream");
            var told = new ArrayList<String>();
            for (var event = next(events); !event.type().equals("ended"); event = next(events)) {
                told.add(event.data().path("status").asText());
            }
            assertThat(told)
                    .as("it runs still, and ends once")
                    .startsWith("running")
                    .endsWith("completed");
            assertThat(told).containsOnlyOnce("completed");
            var end = client.get("/v1/normal-descriptions/preview/" + preview).body();
            assertThat(end.path("done").asInt()).isEqualTo(STILLS);
            assertThat(end.path("unjudged").asInt()).isZero();
        }

        private static Client.Event next(BlockingQueue<Client.Event> events) throws InterruptedException {
            return Optional.ofNullable(events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .orElseThrow(() -> new AssertionError("no event"));
        }

        /** What is counted is written with the verdict: a still judged twice would show there. */
        private void assertEachIsJudgedOnce(Client client) {
            Client.await(
                    "all are judged",
                    () -> captures(client, "&status=completed").size() == STILLS);
            for (var capture : captures(client, "")) {
                var detail = client.get(
                                "/v1/captures/" + capture.path("record_id").asText())
                        .body();
                assertThat(detail.path("classification_state").asText()).isEqualTo("normal");
                assertThat(detail.path("basis").asText()).isEqualTo("panel");
                assertThat(detail.path("assessments").findValuesAsText("agent")).containsExactly("openai", "gemini");
            }
            var usage = client.get("/v1/usage").body();
            assertThat(usage.path("calls").asInt()).isEqualTo(2 * (STILLS + STILLS));
            assertThat(usage.path("by_agent").findValuesAsText("calls"))
                    .containsExactly(Integer.toString(2 * STILLS), Integer.toString(2 * STILLS));
        }

        private static JsonNode captures(Client client, String more) {
            return client.get("/v1/captures?limit=200" + more).body();
        }
    }
}
