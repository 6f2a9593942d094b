package app.visant.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.ModelLine;
import app.visant.ai.VendorServer;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.Requests;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class CompatibleTest implements ChatContract {
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

    @Test
    void asksInTheOlderFormThatAllUnderstand() throws JsonProcessingException {
        model().assess(Requests.of(still()));
        var sent = server.asked();

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
}
