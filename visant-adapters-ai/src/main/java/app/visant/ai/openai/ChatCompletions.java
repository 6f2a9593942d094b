package app.visant.ai.openai;

import app.visant.ai.Dialect;
import app.visant.ai.Question;
import app.visant.ai.Told;
import app.visant.ai.VerdictSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import okhttp3.HttpUrl;

/** OpenAI's Chat Completions, in the two forms that OpenAI itself and the many who imitate it understand. */
final class ChatCompletions implements Dialect {
    /** Thoughts of models that think count, too. */
    private static final int MOST_TOKENS = 2_000;

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final HttpUrl base;
    private final String model;
    private final Form form;

    ChatCompletions(HttpUrl base, String model, Form form) {
        this.base = base;
        this.model = model;
        this.form = form;
    }

    @Override
    public HttpUrl url() {
        return base.newBuilder().addPathSegments("chat/completions").build();
    }

    @Override
    public String keyHeader() {
        return "Authorization";
    }

    @Override
    public String keyPrefix() {
        return "Bearer ";
    }

    @Override
    public JsonNode body(Question question) {
        var body = JSON.objectNode().put("model", model);
        var messages = body.putArray("messages");
        messages.addObject().put("role", "system").put("content", question.rules());
        parts(messages.addObject().put("role", "user").putArray("content"), question);
        var format =
                body.putObject("response_format").put("type", "json_schema").putObject("json_schema");
        format.put("name", "verdict").put("strict", true).set("schema", VerdictSchema.schema());
        switch (form) {
            case OPENAI -> body.put("max_completion_tokens", MOST_TOKENS).put("store", false);
            case COMPATIBLE ->
                body.put("max_tokens", MOST_TOKENS).put("temperature", 0).put("stream", false);
        }
        return body;
    }

    private void parts(ArrayNode content, Question question) {
        for (var part : question.parts()) {
            switch (part) {
                case Question.Part.Words words ->
                    content.addObject().put("type", "text").put("text", words.text());
                case Question.Part.Picture picture -> picture(content.addObject(), picture);
            }
        }
    }

    private void picture(ObjectNode part, Question.Part.Picture picture) {
        var image = part.put("type", "image_url").putObject("image_url");
        image.put("url", "data:image/jpeg;base64," + picture.base64());
        if (form == Form.OPENAI) {
            image.put("detail", "auto");
        }
    }

    @Override
    public Told read(JsonNode answer) {
        var usage = answer.path("usage");
        return new Told(
                said(answer.path("choices").path(0)),
                text(answer.path("model")),
                count(usage.path("prompt_tokens")),
                count(usage.path("completion_tokens")));
    }

    private static Told.Said said(JsonNode choice) {
        var message = choice.path("message");
        var refusal = text(message.path("refusal"));
        if (refusal.isPresent()) {
            return new Told.Said.Refusal("refused: " + refusal.get());
        }
        return switch (choice.path("finish_reason").asText("")) {
            case "content_filter" -> new Told.Said.Refusal("blocked: content_filter");
            case "length" -> new Told.Said.Nothing("cut off at the limit of tokens");
            default ->
                text(message.path("content"))
                        .<Told.Said>map(Told.Said.Text::new)
                        .orElseGet(() -> new Told.Said.Nothing("nothing written"));
        };
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    private static Optional<Long> count(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asLong)
                .filter(count -> count >= 0);
    }

    /** What the two understand differently. */
    enum Form {
        OPENAI,
        COMPATIBLE
    }
}
