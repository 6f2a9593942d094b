package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers stand for OpenAI and Gemini, and judge the stills of a device over the whole way. */
final class CloudJudgingTest {
    private static final int ORGANIZATIONS = 20;
    private static final int STILLS_EACH = 10;
    private static final String OPENAI_KEY = "sk-end-to-end-1";
    private static final String GEMINI_KEY = "AIza-end-to-end-2";

    @Test
    void thePairJudgesEachStillAndEveryOutcomeIsSeen(@TempDir Path folder) {
        try (var openAi = ScriptedVendor.openAi();
                var gemini = ScriptedVendor.gemini();
                var installation = new Installation(folder);
                var server = server(installation, openAi, gemini);
                var ada = Client.signedUp(server.port(), "ada@example.org")) {
            var made = ada.post("/v1/devices", Map.of("name", "Yard"));
            try (var device = new Client(server.port(), made.text("device_token"))) {
                var camera = new Camera(ada, device, made.text("id"));

                openAi.says("normal", 0.9);
                gemini.says("normal", 0.8);
                camera.sees("agreement, in the words of the surer one", "normal", "panel");

                openAi.says("abnormal", 0.7);
                gemini.says("abnormal", 0.95);
                camera.sees("agreement on something odd", "abnormal", "panel");

                openAi.says("normal", 0.9);
                gemini.says("abnormal", 0.9);
                camera.sees("disagreement", "uncertain", "panel");

                openAi.says("normal", 0.5);
                gemini.says("normal", 0.4);
                camera.sees("low confidence", "uncertain", "panel");

                openAi.answers(200, "{\"choices\":[{\"message\":{\"refusal\":\"I cannot.\"}}]}");
                gemini.says("normal", 0.9);
                camera.sees("a refusal", "uncertain", "panel");

                openAi.says("normal", 0.9);
                gemini.answers(200, "{\"promptFeedback\":{\"blockReason\":\"SAFETY\"}}");
                camera.sees("a block without candidates", "uncertain", "panel");

                openAi.writes("All is normal, have a nice day.");
                gemini.says("normal", 0.9);
                camera.sees("prose", "uncertain", "panel");

                openAi.answers(401, "{\"error\":{\"message\":\"wrong key " + OPENAI_KEY + "\"}}");
                gemini.says("normal", 0.9);
                camera.sees("one agent away", "normal", "single");

                for (var i = 0; i < 3; i++) {
                    openAi.answers(503, "busy");
                    gemini.answers(503, "busy");
                }
                openAi.says("normal", 0.9);
                gemini.says("normal", 0.9);
                camera.sees("both away for a while", "normal", "panel");

                assertThat(ada.get("/v1/captures?limit=50").toString()).doesNotContain(OPENAI_KEY, GEMINI_KEY);
            }
            assertThat(openAi.asked()).hasSize(12).allSatisfy(asked -> {
                assertThat(asked.path()).isEqualTo("/v1/chat/completions");
                assertThat(asked.headers()).contains("Bearer " + OPENAI_KEY);
                assertThat(asked.body()).contains("| Yard").doesNotContain(made.text("id"), OPENAI_KEY);
            });
            assertThat(gemini.asked()).hasSize(12).allSatisfy(asked -> {
                assertThat(asked.path()).isEqualTo("/v1/models/gemini-2.5-flash:generateContent");
                assertThat(asked.headers()).contains(GEMINI_KEY);
                assertThat(asked.body()).doesNotContain(GEMINI_KEY);
            });
        }
    }

    @Test
    void twoHundredStillsOfTwentyOrganizationsAreEachAskedAboutInTheirOwnersWords(@TempDir Path folder)
            throws InterruptedException {
        try (var openAi = ScriptedVendor.openAi().always("normal", 0.9);
                var installation = new Installation(folder);
                var server = Server.start(
                        installation.config(Map.of("OPENAI_API_KEY", OPENAI_KEY, "OPENAI_BASE_URL", openAi.address())),
                        InstantSource.system())) {
            var uploads = new ArrayList<Thread>();
            for (var number = 0; number < ORGANIZATIONS; number++) {
                uploads.add(organization(server.port(), number));
            }
            uploads.forEach(Thread::start);
            for (var upload : uploads) {
                upload.join();
            }

            Client.await("all are asked about", () -> openAi.asked().size() >= ORGANIZATIONS * STILLS_EACH);

            assertThat(openAi.asked()).hasSize(ORGANIZATIONS * STILLS_EACH);
            for (var number = 0; number < ORGANIZATIONS; number++) {
                var name = name(number);
                var words = words(number);
                assertThat(openAi.asked().stream().map(ScriptedVendor.Asked::body))
                        .filteredOn(body -> body.contains(words))
                        .hasSize(STILLS_EACH)
                        .allSatisfy(body -> assertThat(body).contains(name).containsOnlyOnce("is shut."));
            }
        }
    }

    /** Signs one up with words of its own, and answers what uploads its stills. */
    private static Thread organization(int port, int number) {
        try (var owner = Client.signedUp(port, "owner-" + number + "@example.org")) {
            assertThat(owner.post("/v1/normal-descriptions", Map.of("text", words(number)))
                            .status())
                    .isEqualTo(200);
            var made = owner.post("/v1/devices", Map.of("name", name(number)));
            return Thread.ofVirtual().unstarted(() -> {
                try (var device = new Client(port, made.text("device_token"))) {
                    for (var i = 0; i < STILLS_EACH; i++) {
                        device.upload(made.text("id"), "CAP_" + i, "2026-01-01T00:00:0" + i + "Z", Stills.jpeg(i));
                    }
                }
            });
        }
    }

    private static String words(int number) {
        return "The gate of yard %02d is shut.".formatted(number);
    }

    private static String name(int number) {
        return "Camera %02d".formatted(number);
    }

    private static Server server(Installation installation, ScriptedVendor openAi, ScriptedVendor gemini) {
        return Server.start(
                installation.config(Map.of(
                        "OPENAI_API_KEY",
                        OPENAI_KEY,
                        "OPENAI_BASE_URL",
                        openAi.address(),
                        "GEMINI_API_KEY",
                        GEMINI_KEY,
                        "GEMINI_BASE_URL",
                        gemini.address())),
                InstantSource.system());
    }

    /** One that uploads a still and waits for its verdict. */
    private static final class Camera {
        private final Client owner;
        private final Client device;
        private final String id;
        private int stills;

        private Camera(Client owner, Client device, String id) {
            this.owner = owner;
            this.device = device;
            this.id = id;
        }

        private void sees(String what, String state, String basis) {
            var record = "CAP_" + ++stills;
            assertThat(device.upload(id, record, "2026-01-01T00:00:00Z", Stills.jpeg(stills))
                            .status())
                    .isEqualTo(200);
            Client.await(
                    what,
                    () -> detail(record).path("evaluation_status").asText().equals("completed"));
            var detail = detail(record);
            assertThat(detail.path("classification_state").asText()).as(what).isEqualTo(state);
            assertThat(detail.path("basis").asText()).as(what).isEqualTo(basis);
            assertThat(detail.path("assessments").findValuesAsText("agent"))
                    .as(what)
                    .containsExactly("openai", "gemini");
            assertThat(detail.toString()).as(what).doesNotContain(OPENAI_KEY, GEMINI_KEY);
        }

        private JsonNode detail(String record) {
            return owner.get("/v1/captures/" + record).body();
        }
    }
}
