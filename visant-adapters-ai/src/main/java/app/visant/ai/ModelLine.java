package app.visant.ai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.SocketFactory;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/**
 * The way to the servers of all models. A call ends within its time whatever the server does, follows no redirect, is
 * never repeated here, and takes no more of an answer than an answer can need. Servers that an organization named are
 * reached through sockets that look at each address before they connect to it.
 */
public final class ModelLine {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration PING = Duration.ofSeconds(20);
    private static final int IDLE_CONNECTIONS = 32;
    private static final long LONGEST_ANSWER = 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Duration limit;
    private final InstantSource clock;
    private final OkHttpClient operators;
    private final OkHttpClient encrypted;
    private final OkHttpClient plain;

    @Inject
    public ModelLine(Settings settings, InstantSource clock) {
        this.limit = settings.limit();
        this.clock = clock;
        operators = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .readTimeout(Duration.ZERO)
                .writeTimeout(Duration.ZERO)
                .callTimeout(limit)
                .pingInterval(PING)
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
        encrypted = guarded(settings.encrypted());
        plain = guarded(settings.plain());
    }

    /** Connections of its own: none that the operator opened is lent to an organization. A proxy would connect in its place. */
    private OkHttpClient guarded(SocketFactory sockets) {
        return operators
                .newBuilder()
                .socketFactory(sockets)
                .proxy(Proxy.NO_PROXY)
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .build();
    }

    /** The server's answer as JSON, or what kept it from being one. */
    Received ask(Letter letter) {
        var call = client(letter).newCall(letter.request());
        try (var response = call.execute()) {
            var body = body(response, letter);
            return response.code() == 200 ? answer(body) : Received.refused(response, body, clock);
        } catch (IOException e) {
            return new Received.Failed(Received.broken(call, e, limit));
        } catch (Exception e) {
            // The client does not declare that it heeds an interrupt while it connects.
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
                return new Received.Failed(Received.interrupted());
            }
            throw e;
        }
    }

    /** Reads what a model wrote; duplicate names and anything after the end are faults. */
    static Optional<JsonNode> json(String text) {
        try {
            return Optional.ofNullable(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private OkHttpClient client(Letter letter) {
        if (letter.operators()) {
            return operators;
        }
        return letter.request().isHttps() ? encrypted : plain;
    }

    private static Received answer(Optional<String> body) {
        if (body.isEmpty()) {
            return Received.malformed("an answer of more than " + LONGEST_ANSWER + " bytes");
        }
        return json(body.get())
                .<Received>map(Received.Answered::new)
                .orElseGet(() -> Received.malformed("an answer that is not JSON"));
    }

    /** Empty if it is too long. A server may say back whatever it was told, the key too. */
    private static Optional<String> body(Response response, Letter letter) throws IOException {
        var source = response.body().source();
        if (source.request(LONGEST_ANSWER + 1)) {
            return Optional.empty();
        }
        return Optional.of(letter.withoutKey(source.readString(StandardCharsets.UTF_8)));
    }

    /**
     * How servers are reached.
     *
     * @param limit of one call, from the first to the last byte
     * @param encrypted makes the sockets under TLS to servers that an organization named
     * @param plain makes the sockets without TLS to servers that an organization named
     */
    public record Settings(Duration limit, SocketFactory encrypted, SocketFactory plain) {}
}
