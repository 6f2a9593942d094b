package app.visant.ai.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.ModelLine;
import app.visant.ai.VendorContract;
import app.visant.ai.VendorServer;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.Requests;
import app.visant.domain.evaluation.ModelOutcome.Unavailable;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GeminiTest implements VendorContract {
    private final VendorServer server = new VendorServer(GeminiAnswers.wrote(VERDICT));

    @AfterEach
    void close() {
        server.close();
    }

    @Override
    public VendorServer server() {
        return server;
    }

    @Override
    public ModelProvider provider(ModelLine line) {
        return new GeminiProvider(line);
    }

    @Override
    public AgentSettings settings() {
        return server.settings("gemini", "gemini-2.5-flash");
    }

    @Override
    public String wrote(String text) {
        return GeminiAnswers.wrote(text);
    }

    @Override
    public List<String> refusals() {
        return GeminiAnswers.refusals();
    }

    @Override
    public List<String> holdingNothing() {
        return GeminiAnswers.holdingNothing();
    }

    @Override
    public String keyHeader() {
        return "x-goog-api-key";
    }

    @Test
    void asksForAVerdictInItsOwnForm() throws JsonProcessingException {
        model().assess(Requests.of(still()));
        var sent = server.asked();

        assertThat(server.requests().getFirst().getTarget()).isEqualTo("/api/models/gemini-2.5-flash:generateContent");
        var configuration = sent.path("generationConfig");
        assertThat(configuration.path("responseMimeType").asText()).isEqualTo("application/json");
        assertThat(configuration.path("responseJsonSchema").path("properties").has("state"))
                .isTrue();
        assertThat(configuration.has("responseSchema")).isFalse();
        assertThat(sent.path("systemInstruction")
                        .path("parts")
                        .path(0)
                        .path("text")
                        .asText())
                .contains("observations");
        var parts = sent.path("contents").path(0).path("parts");
        assertThat(parts.path(parts.size() - 1)
                        .path("inlineData")
                        .path("mimeType")
                        .asText())
                .isEqualTo("image/jpeg");
    }

    @Test
    void theWaitThatItAsksForInTheBodyIsHonoured() {
        server.next(VendorServer.status(429, """
                        {"error":{"code":429,"status":"RESOURCE_EXHAUSTED","details":[{"retryDelay":"17s"}]}}""").build());

        assertThat(model().assess(Requests.of(still())).outcome())
                .isEqualTo(new Unavailable("answered 429 resource_exhausted", Optional.of(Duration.ofSeconds(17))));
    }

    @Test
    void aWrongKeyIsNotTheRequestsFault() {
        server.next(VendorServer.status(400, """
                        {"error":{"code":400,"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}""").build());

        assertThat(model().assess(Requests.of(still())).outcome())
                .isEqualTo(new Unavailable("answered 400 invalid_argument", Optional.of(Duration.ofMinutes(5))));
    }
}
