package app.visant.bootstrap.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;

/** A vendor's server that answers each question with what it was told last, in the vendor's form. */
final class VendorScript implements AutoCloseable {
    private final HttpServer server;
    private final UnaryOperator<String> form;
    private final List<String> questions = new CopyOnWriteArrayList<>();
    private volatile String verdict = "";

    private VendorScript(UnaryOperator<String> form) {
        this.form = form;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    static VendorScript openai() {
        return new VendorScript(content -> """
                {"model": "gpt-scripted", "choices": [{"index": 0, "finish_reason": "stop",
                  "message": {"role": "assistant", "content": %s}}],
                 "usage": {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050}}
                """.formatted(content));
    }

    static VendorScript gemini() {
        return new VendorScript(content -> """
                {"modelVersion": "gemini-scripted",
                 "candidates": [{"finishReason": "STOP", "content": {"parts": [{"text": %s}]}}],
                 "usageMetadata": {"promptTokenCount": 900, "candidatesTokenCount": 40}}
                """.formatted(content));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /**
     * Answers so from now on.
     *
     * @param word a state, {@code nonsense}, or {@code away}
     */
    void says(String word, double confidence) {
        verdict = switch (word) {
            case "away" -> "";
            case "nonsense" -> "\"I am not sure what you mean.\"";
            default ->
                "\"{\\\"observations\\\":[\\\"a yard\\\"],\\\"state\\\":\\\"%s\\\",\\\"confidence\\\":%s,\\\"reason\\\":\\\"said %s\\\"}\""
                        .formatted(word, confidence, word);
        };
    }

    /** What it was asked, bodies as they came. */
    List<String> questions() {
        return List.copyOf(questions);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            questions.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            var content = verdict;
            var body = (content.isEmpty() ? "{}" : form.apply(content)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(content.isEmpty() ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
