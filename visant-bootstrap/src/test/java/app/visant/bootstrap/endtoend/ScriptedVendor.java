package app.visant.bootstrap.endtoend;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stands for a vendor of models: says what is queued, one reply a question, and keeps what it was asked. */
public final class ScriptedVendor implements AutoCloseable {
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final UnaryOperator<String> wire;
    private volatile Function<Asked, Reply> otherwise = asked -> new Reply(500, "nothing in the script");
    private volatile Consumer<Asked> askedNow = asked -> {};
    private volatile Consumer<Asked> answeredNow = asked -> {};
    private final HttpServer server;

    private ScriptedVendor(UnaryOperator<String> wire) {
        this.wire = wire;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static ScriptedVendor openAi() {
        return new ScriptedVendor(text -> """
                        {"model":"gpt-4o-mini-2026","choices":[{"finish_reason":"stop","message":{"content":%s}}],
                         "usage":{"prompt_tokens":1100,"completion_tokens":80}}""".formatted(quoted(text)));
    }

    public static ScriptedVendor gemini() {
        return new ScriptedVendor(text -> """
                        {"modelVersion":"gemini-2.5-flash-001",
                         "candidates":[{"finishReason":"STOP","content":{"parts":[{"text":%s}]}}],
                         "usageMetadata":{"promptTokenCount":900,"candidatesTokenCount":60}}""".formatted(quoted(text)));
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    ScriptedVendor says(String state, double confidence) {
        return writes(verdict(state, confidence));
    }

    /** Says so whenever nothing is queued. */
    ScriptedVendor always(String state, double confidence) {
        return thinks(asked -> verdict(state, confidence));
    }

    /** Writes that whenever nothing is queued; the answer waits for it. */
    public ScriptedVendor thinks(Function<Asked, String> mind) {
        otherwise = asked -> new Reply(200, wire.apply(mind.apply(asked)));
        return this;
    }

    /** Text that the model writes, whatever it is. */
    ScriptedVendor writes(String text) {
        replies.add(new Reply(200, wire.apply(text)));
        return this;
    }

    ScriptedVendor answers(int status, String body) {
        replies.add(new Reply(status, body));
        return this;
    }

    /**
     * Tells of each question as it comes, and again once it is answered.
     *
     * @param whenAsked is waited for before the answer
     */
    void tells(Consumer<Asked> whenAsked, Consumer<Asked> whenAnswered) {
        askedNow = whenAsked;
        answeredNow = whenAnswered;
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var question = new Asked(
                exchange.getRequestURI().toString(),
                String.valueOf(exchange.getRequestHeaders().entrySet()),
                body);
        asked.add(question);
        askedNow.accept(question);
        var reply = Optional.ofNullable(replies.poll()).orElseGet(() -> otherwise.apply(question));
        var bytes = reply.body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
        answeredNow.accept(question);
    }

    private static String verdict(String state, double confidence) {
        return """
                {"observations":["the yard"],"state":"%s","confidence":%s,"reason":"It is %s."}""".formatted(state, confidence, state);
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    /** A question as it came. */
    public record Asked(String path, String headers, String body) {}

    private record Reply(int status, String body) {}
}
