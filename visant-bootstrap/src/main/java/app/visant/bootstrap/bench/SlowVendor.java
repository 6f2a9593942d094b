package app.visant.bootstrap.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A vendor's server that calls every still normal after a set time, in the form of OpenAI or of Gemini. */
final class SlowVendor implements AutoCloseable {
    private static final String VERDICT =
            "{\\\"observations\\\":[],\\\"state\\\":\\\"normal\\\",\\\"confidence\\\":0.9,\\\"reason\\\":\\\"as ever\\\"}";

    private final HttpServer server;

    private SlowVendor(Duration time, String answer) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_000);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, time, answer));
        server.start();
    }

    static SlowVendor openai(Duration time) throws IOException {
        return new SlowVendor(time, """
                {"model": "slow", "choices": [{"index": 0, "finish_reason": "stop",
                  "message": {"role": "assistant", "content": "%s"}}],
                 "usage": {"prompt_tokens": 1000, "completion_tokens": 50, "total_tokens": 1050}}
                """.formatted(VERDICT));
    }

    static SlowVendor gemini(Duration time) throws IOException {
        return new SlowVendor(time, """
                {"modelVersion": "slow", "candidates": [{"finishReason": "STOP", "content": {"parts": [{"text": "%s"}]}}],
                 "usageMetadata": {"promptTokenCount": 1000, "candidatesTokenCount": 50}}
                """.formatted(VERDICT));
    }

    /** Without a trailing slash. */
    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, Duration time, String answer) throws IOException {
        try (exchange) {
            var end = System.nanoTime() + time.toNanos();
            exchange.getRequestBody().readAllBytes();
            for (var left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
