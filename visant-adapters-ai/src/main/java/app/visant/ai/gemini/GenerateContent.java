package app.visant.ai.gemini;

import app.visant.ai.Dialect;
import app.visant.ai.Question;
import app.visant.ai.Told;
import app.visant.ai.VerdictSchema;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import okhttp3.HttpUrl;

/** Gemini's {@code generateContent}. */
final class GenerateContent implements Dialect {
    /** Thoughts count, too. */
    private static final int MOST_TOKENS = 4_000;

    private static final Set<String> BLOCKS =
            Set.of("SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "LANGUAGE", "IMAGE_SAFETY");

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final HttpUrl base;
    private final String model;

    GenerateContent(HttpUrl base, String model) {
        this.base = base;
        this.model = model;
    }

    @Override
    public HttpUrl url() {
        return base.newBuilder()
                .addPathSegment("models")
                .addPathSegment(model + ":generateContent")
                .build();
    }

    @Override
    public String keyHeader() {
        return "x-goog-api-key";
    }

    @Override
    public String keyPrefix() {
        return "";
    }

    @Override
    public JsonNode body(Question question) {
        var body = JSON.objectNode();
        body.putObject("systemInstruction").putArray("parts").addObject().put("text", question.rules());
        var parts = body.putArray("contents").addObject().put("role", "user").putArray("parts");
        for (var part : question.parts()) {
            switch (part) {
                case Question.Part.Words words -> parts.addObject().put("text", words.text());
                case Question.Part.Picture picture ->
                    parts.addObject()
                            .putObject("inlineData")
                            .put("mimeType", "image/jpeg")
                            .put("data", picture.base64());
            }
        }
        body.set("generationConfig", configuration());
        return body;
    }

    /** Later models think on their own terms and want their own temperature. */
    private ObjectNode configuration() {
        var configuration = JSON.objectNode()
                .put("candidateCount", 1)
                .put("maxOutputTokens", MOST_TOKENS)
                .put("responseMimeType", "application/json");
        configuration.set("responseJsonSchema", VerdictSchema.schema());
        if (model.startsWith("gemini-2.")) {
            configuration.put("temperature", 0);
        }
        if (model.startsWith("gemini-2.5-flash")) {
            configuration.putObject("thinkingConfig").put("thinkingBudget", 0);
        }
        return configuration;
    }

    @Override
    public Told read(JsonNode answer) {
        var usage = answer.path("usageMetadata");
        return new Told(
                said(answer),
                Optional.of(answer.path("modelVersion"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText),
                count(usage.path("promptTokenCount")),
                Stream.of(count(usage.path("candidatesTokenCount")), count(usage.path("thoughtsTokenCount")))
                        .flatMap(Optional::stream)
                        .reduce(Long::sum));
    }

    private static Told.Said said(JsonNode answer) {
        var block = answer.path("promptFeedback").path("blockReason").asText("");
        if (!block.isEmpty()) {
            return new Told.Said.Refusal("blocked: " + word(block));
        }
        var candidate = answer.path("candidates").path(0);
        if (candidate.isMissingNode()) {
            return new Told.Said.Nothing("no candidates");
        }
        var reason = candidate.path("finishReason").asText("");
        if (BLOCKS.contains(reason)) {
            return new Told.Said.Refusal("blocked: " + word(reason));
        }
        return switch (reason) {
            case "STOP" -> text(candidate.path("content").path("parts"));
            case "MAX_TOKENS" -> new Told.Said.Nothing("cut off at the limit of tokens");
            default -> new Told.Said.Nothing("ended for another reason: " + word(reason));
        };
    }

    private static Told.Said text(JsonNode parts) {
        var text = new StringBuilder();
        for (var part : parts) {
            if (!part.path("thought").asBoolean(false)) {
                text.append(part.path("text").asText(""));
            }
        }
        return text.toString().isBlank()
                ? new Told.Said.Nothing("nothing written")
                : new Told.Said.Text(text.toString());
    }

    private static String word(String reason) {
        return reason.matches("[A-Z_]{1,64}") ? reason.toLowerCase(Locale.ROOT) : "not named";
    }

    private static Optional<Long> count(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isIntegralNumber)
                .map(JsonNode::asLong)
                .filter(count -> count >= 0);
    }
}
