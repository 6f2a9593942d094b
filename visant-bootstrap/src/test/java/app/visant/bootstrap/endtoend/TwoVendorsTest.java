package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two servers that stand for OpenAI and Gemini judge what a device uploads, through the whole server and its API. */
final class TwoVendorsTest {
    private static final String KEY = "sk-that-nobody-is-to-see";

    private final VendorScript openai = VendorScript.openai();
    private final VendorScript gemini = VendorScript.gemini();
    private int stills;

    @TempDir
    private Path folder;

    private Installation installation;
    private Server server;
    private Client ada;
    private Client device;
    private String deviceId = "";

    @BeforeEach
    void start() {
        installation = new Installation(folder);
        server = Server.start(
                installation.config(Map.of(
                        "OPENAI_API_KEY",
                        KEY,
                        "OPENAI_BASE_URL",
                        openai.url(),
                        "GEMINI_API_KEY",
                        KEY,
                        "GEMINI_BASE_URL",
                        gemini.url())),
                InstantSource.system());
        ada = Client.signedUp(server.port(), "ada@example.org");
        var made = ada.post("/v1/devices", Map.of("name", "Yard"));
        deviceId = made.text("id");
        device = new Client(server.port(), made.text("device_token"));
    }

    @AfterEach
    void stop() {
        ada.close();
        device.close();
        server.close();
        installation.close();
        openai.close();
        gemini.close();
    }

    @Test
    void thePairJudgesByAgreementAndEverythingItSaidAndCostIsKept() {
        assertThat(ada.get("/v1/version").body().path("panel").toString()).isEqualTo("[\"openai\",\"gemini\"]");

        assertThat(verdict("normal", 0.9, "normal", 0.8)).isEqualTo("normal panel");
        assertThat(verdict("abnormal", 0.7, "abnormal", 0.95)).isEqualTo("abnormal panel");
        assertThat(verdict("normal", 0.9, "abnormal", 0.9)).isEqualTo("uncertain panel");
        assertThat(verdict("uncertain", 0.9, "uncertain", 0.9)).isEqualTo("uncertain panel");
        assertThat(verdict("normal", 0.5, "normal", 0.59)).isEqualTo("uncertain panel");
        assertThat(verdict("nonsense", 0, "normal", 0.9)).isEqualTo("uncertain panel");
        assertThat(verdict("away", 0, "abnormal", 0.9)).isEqualTo("abnormal single");

        var detail = ada.get("/v1/captures/CAP_2").body();
        assertThat(detail.path("judged_by").asText())
                .isEqualTo("agree 0.6000 openai:gpt-4o-mini gemini:gemini-2.5-flash");
        assertThat(detail.path("assessments")).hasSize(2);
        var said = detail.at("/assessments/1");
        assertThat(said.path("agent").asText()).isEqualTo("gemini");
        assertThat(said.path("model").asText()).isEqualTo("gemini-scripted");
        assertThat(said.path("tokens").asLong()).isEqualTo(940);
        assertThat(said.path("raw_answer").asText()).contains("observations");
        assertThat(ada.get("/v1/usage").body().path("by_agent")).hasSize(2);
        assertThat(ada.get("/v1/usage").body().path("cost_micros").asLong()).isPositive();
        assertThat(detail.toString() + ada.get("/v1/agents").body()).doesNotContain(KEY);
        assertThat(openai.questions()).noneMatch(question -> question.contains(deviceId));
    }

    @Test
    void anotherRuleABudgetAndAnUnchangedPictureEachShowInTheVerdict() {
        var agents = List.of(
                Map.of("vendor", "openai", "model", "gpt-4o-mini"),
                Map.of("vendor", "gemini", "model", "gemini-2.5-flash"));
        assertThat(ada.put("/v1/agents", Map.of("agents", agents, "policy", "any_abnormal"))
                        .status())
                .isEqualTo(200);
        assertThat(verdict("normal", 0.9, "abnormal", 0.9)).isEqualTo("abnormal panel");
        assertThat(uploaded(stills)).isEqualTo("abnormal reused");
        assertThat(ada.get("/v1/captures/CAP_2").text("reused_from")).isEqualTo("CAP_1");

        assertThat(ada.put("/v1/usage/budget", Map.of("cap_micros", 0)).status())
                .isEqualTo(200);
        var asked = openai.questions().size();
        assertThat(verdict("normal", 0.9, "normal", 0.9)).isEqualTo("uncertain budget");
        assertThat(openai.questions()).hasSize(asked);
    }

    private String verdict(String first, double sure, String second, double surely) {
        openai.says(first, sure);
        gemini.says(second, surely);
        return uploaded(stills + 1);
    }

    /** @param picture which one; the same number is the same picture */
    private String uploaded(int picture) {
        stills++;
        var record = "CAP_" + stills;
        var at = "2026-01-01T00:%02d:00Z".formatted(stills);
        assertThat(device.upload(deviceId, record, at, Stills.jpeg(picture)).status())
                .isEqualTo(200);
        Client.await(record + " is judged", () -> judged(record));
        var detail = ada.get("/v1/captures/" + record).body();
        return detail.path("classification_state").asText() + " "
                + detail.path("basis").asText();
    }

    private boolean judged(String record) {
        JsonNode detail = ada.get("/v1/captures/" + record).body();
        return detail.path("evaluation_status").asText().equals("completed");
    }
}
