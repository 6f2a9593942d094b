package app.visant.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.ModelLine;
import app.visant.ai.VendorContract;
import app.visant.ai.VendorServer;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.Requests;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompatibleTest implements VendorContract {
    private final VendorServer server = new VendorServer(ChatAnswers.wrote(VERDICT));

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
        return new CompatibleProvider(line);
    }

    @Override
    public AgentSettings settings() {
        return server.settings("compatible", "llava:13b");
    }

    @Override
    public String wrote(String text) {
        return ChatAnswers.wrote(text);
    }

    @Override
    public List<String> refusals() {
        return ChatAnswers.refusals();
    }

    @Override
    public List<String> holdingNothing() {
        return ChatAnswers.holdingNothing();
    }

    @Override
    public String keyHeader() {
        return "Authorization";
    }

    @Test
    void asksInTheOlderFormThatAllUnderstand() throws JsonProcessingException {
        var sent = sent();

        assertThat(sent.path("stream").asBoolean(true)).isFalse();
        assertThat(sent.has("max_tokens")).isTrue();
        assertThat(sent.has("store")).isFalse();
        assertThat(sent.has("max_completion_tokens")).isFalse();
    }

    @Test
    void withoutAKeyNoneIsShown() {
        var settings = server.settings("compatible", "llava");
        var bare = new AgentSettings(
                "local", settings.vendor(), settings.model(), settings.baseUrl(), Optional.empty(), true);

        provider(VendorServer.line(PATIENCE)).open(bare).assess(Requests.of(still()));

        assertThat(server.requests().getFirst().getHeaders().get("Authorization"))
                .isNull();
    }

    private JsonNode sent() throws JsonProcessingException {
        model().assess(Requests.of(still()));
        var body = Optional.ofNullable(server.requests().getFirst().getBody()).orElseThrow();
        return new ObjectMapper().readTree(body.utf8());
    }
}
