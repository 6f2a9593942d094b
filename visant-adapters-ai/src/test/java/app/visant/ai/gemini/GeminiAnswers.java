package app.visant.ai.gemini;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What Gemini's server answers. */
final class GeminiAnswers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private GeminiAnswers() {}

    static String wrote(String text) {
        var answer = answer();
        var parts = answer.putArray("candidates")
                .addObject()
                .put("finishReason", "STOP")
                .putObject("content")
                .putArray("parts");
        parts.addObject().put("text", "Let me think.").put("thought", true);
        parts.addObject().put("text", text);
        return answer.toString();
    }

    static List<String> refusals() {
        var blocked = answer();
        blocked.putObject("promptFeedback").put("blockReason", "SAFETY");
        return List.of(
                blocked.toString(),
                ended("SAFETY"),
                ended("RECITATION"),
                ended("PROHIBITED_CONTENT"),
                ended("IMAGE_SAFETY"));
    }

    static List<String> holdingNothing() {
        var none = answer();
        none.putArray("candidates");
        var cut = answer();
        cut.putArray("candidates")
                .addObject()
                .put("finishReason", "MAX_TOKENS")
                .putObject("content")
                .putArray("parts")
                .addObject()
                .put("text", "{\"observations\":[");
        return List.of(
                answer().toString(),
                none.toString(),
                cut.toString(),
                ended("STOP"),
                ended("OTHER"),
                ended("A NEW ONE"));
    }

    private static String ended(String reason) {
        var answer = answer();
        answer.putArray("candidates").addObject().put("finishReason", reason);
        return answer.toString();
    }

    private static ObjectNode answer() {
        var answer = JSON.objectNode().put("modelVersion", "model-7");
        answer.putObject("usageMetadata")
                .put("promptTokenCount", 1100)
                .put("candidatesTokenCount", 70)
                .put("thoughtsTokenCount", 10)
                .put("totalTokenCount", 1180);
        return answer;
    }
}
