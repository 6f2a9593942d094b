package app.visant.bootstrap.browser;

import app.visant.bootstrap.endtoend.ScriptedVendor;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Two agents of two vendors that agree, and say of each camera what the test wants; of others that all is normal. */
final class Agents implements AutoCloseable {
    private static final String SEEN_BY_NOBODY = "";

    private final Map<String, Opinion> opinions = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final ScriptedVendor openAi = ScriptedVendor.openAi().thinks(asked -> opinion(asked.body()));
    private final ScriptedVendor gemini = ScriptedVendor.gemini().thinks(asked -> opinion(asked.body()));

    /** What the server is told of them. */
    Map<String, String> variables() {
        return Map.of(
                "OPENAI_API_KEY",
                "sk-of-the-browser-tests",
                "OPENAI_BASE_URL",
                openAi.address(),
                "GEMINI_API_KEY",
                "AIza-of-the-browser-tests",
                "GEMINI_BASE_URL",
                gemini.address());
    }

    /** From now on they say so of stills of the camera of that name. */
    void say(String camera, String state, double confidence, String reason) {
        say(camera, state, confidence, reason, "a place");
    }

    /** @param observation what they saw before they judged */
    void say(String camera, String state, double confidence, String reason, String observation) {
        opinions.put(camera, new Opinion(state, confidence, reason, observation));
    }

    /** They say nothing of that camera until they are let go. */
    void hold(String camera) {
        held.put(camera, new CountDownLatch(1));
    }

    void letGo(String camera) {
        held.getOrDefault(camera, new CountDownLatch(0)).countDown();
    }

    @Override
    public void close() {
        held.values().forEach(CountDownLatch::countDown);
        openAi.close();
        gemini.close();
    }

    private String opinion(String question) {
        await(camera(held, question));
        return opinions.getOrDefault(camera(opinions, question), Opinion.ORDINARY)
                .json();
    }

    private void await(String camera) {
        try {
            held.getOrDefault(camera, new CountDownLatch(0)).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whose still it is, among those that something was said about. */
    private static String camera(Map<String, ?> known, String question) {
        return known.keySet().stream()
                .filter(name -> question.contains("| " + name))
                .max(Comparator.comparingInt(String::length))
                .orElse(SEEN_BY_NOBODY);
    }

    private record Opinion(String state, double confidence, String reason, String observation) {
        private static final Opinion ORDINARY =
                new Opinion("normal", 0.94, "Everything is as it always is.", "a place");

        private String json() {
            var verdict = JsonNodeFactory.instance.objectNode();
            verdict.putArray("observations").add(observation);
            return verdict.put("state", state)
                    .put("confidence", confidence)
                    .put("reason", reason)
                    .toString();
        }
    }
}
