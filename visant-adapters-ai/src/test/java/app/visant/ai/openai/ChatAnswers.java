package app.visant.ai.openai;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** What a server of Chat Completions answers. */
final class ChatAnswers {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ChatAnswers() {}

    static String wrote(String text) {
        return answer("stop", message -> message.put("content", text).putNull("refusal"));
    }

    static List<String> refusals() {
        return List.of(
                answer("stop", message -> message.putNull("content").put("refusal", "I cannot help with that.")),
                answer("content_filter", message -> message.putNull("content").putNull("refusal")),
                answer("content_filter", message -> message.put("content", "{\"state\":\"nor")));
    }

    static List<String> holdingNothing() {
        return List.of(
                answer("length", message -> message.put("content", "{\"observations\":[\"a v")),
                answer("stop", message -> message.putNull("content")),
                answer("stop", message -> message.put("content", "").put("reasoning_content", "Let me think.")),
                answer("tool_calls", message -> message.putNull("content")),
                "{\"choices\":[]}",
                "{\"choices\":[{}]}");
    }

    private static String answer(String finish, Consumer<ObjectNode> fill) {
        var answer = JSON.objectNode()
                .put("id", "chatcmpl-1")
                .put("object", "chat.completion")
                .put("model", "model-7");
        var choice = answer.putArray("choices").addObject().put("index", 0).put("finish_reason", finish);
        fill.accept(choice.putObject("message").put("role", "assistant"));
        answer.putObject("usage")
                .put("prompt_tokens", 1100)
                .put("completion_tokens", 80)
                .put("total_tokens", 1180);
        return answer.toString();
    }
}
