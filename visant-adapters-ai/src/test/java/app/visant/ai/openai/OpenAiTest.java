package app.visant.ai.openai;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.ai.ModelLine;
import app.visant.ai.VendorServer;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.Requests;
import app.visant.domain.evaluation.ModelOutcome.Declined;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OpenAiTest implements ChatContract {
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
        return new OpenAiProvider(line);
    }

    @Override
    public AgentSettings settings() {
        return server.settings("openai", "gpt-4o-mini");
    }

    @Test
    void asksForAStrictVerdictAndKeepsNothingThere() throws JsonProcessingException {
        model().assess(Requests.of(still()));
        var sent = server.asked();

        assertThat(server.requests().getFirst().getTarget()).isEqualTo("/api/chat/completions");
        assertThat(sent.path("model").asText()).isEqualTo("gpt-4o-mini");
        assertThat(sent.path("store").isBoolean()).isTrue();
        assertThat(sent.path("store").asBoolean()).isFalse();
        assertThat(sent.has("max_completion_tokens")).isTrue();
        var format = sent.path("response_format").path("json_schema");
        assertThat(format.path("strict").asBoolean()).isTrue();
        assertThat(format.path("schema").path("additionalProperties").asBoolean(true))
                .isFalse();
        assertThat(format.path("schema").path("required"))
                .extracting(JsonNode::asText)
                .containsExactly("observations", "state", "confidence", "reason");
        assertThat(sent.path("messages").path(0).path("role").asText()).isEqualTo("system");
        var content = sent.path("messages").path(1).path("content");
        assertThat(content.path(content.size() - 1)
                        .path("image_url")
                        .path("url")
                        .asText())
                .startsWith("data:image/jpeg;base64,");
    }

    @Test
    void aBlockThatComesAsAnErrorIsDeclined() {
        server.next(VendorServer.status(400, "{\"error\":{\"message\":\"x\",\"code\":\"content_policy_violation\"}}")
                .build());

        assertThat(model().assess(Requests.of(still())).outcome())
                .isEqualTo(new Declined("blocked: content_policy_violation"));
    }
}
