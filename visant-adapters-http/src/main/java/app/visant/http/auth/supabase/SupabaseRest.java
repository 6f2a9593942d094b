package app.visant.http.auth.supabase;

import app.visant.application.identity.port.IdentityProvider;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls of the REST API, each within ten seconds and few at once. What the project itself answers, refusals included,
 * comes back as a {@link Reply}; everything else, also what stands before it, is nobody's password being wrong.
 */
final class SupabaseRest {
    private static final Logger LOG = LoggerFactory.getLogger(SupabaseRest.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration TURN = Duration.ofSeconds(2);
    private static final int AT_ONCE = 32;
    private static final long LONGEST = 1024 * 1024;
    private static final JsonMapper MAPPER = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .build())
            .build();

    private final OkHttpClient client;
    private final Semaphore turns = new Semaphore(AT_ONCE);
    private final HttpUrl base;
    private final String key;

    SupabaseRest(URI base, String key) {
        this(base, key, CALL);
    }

    /** @param limit of one call, from the first to the last byte */
    SupabaseRest(URI base, String key, Duration limit) {
        client = new OkHttpClient.Builder()
                .connectTimeout(CONNECT)
                .callTimeout(limit)
                .followRedirects(false)
                .build();
        this.base = Optional.ofNullable(HttpUrl.get(base)).orElseThrow();
        this.key = key;
    }

    /** An empty object, to be filled and sent. */
    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    Reply get(String path) {
        return call(request(path, Optional.empty()).get());
    }

    Reply get(String path, String bearer) {
        return call(request(path, Optional.of(bearer)).get());
    }

    Reply post(String path, JsonNode body) {
        return call(request(path, Optional.empty()).post(json(body)));
    }

    Reply post(String path, String bearer, JsonNode body) {
        return call(request(path, Optional.of(bearer)).post(json(body)));
    }

    Reply put(String path, String bearer, JsonNode body) {
        return call(request(path, Optional.of(bearer)).put(json(body)));
    }

    /** Says that an answer is none that the project gives to us; the operator has to look. */
    static IdentityProvider.AwayException strange(Reply reply) {
        LOG.error(
                "the identity provider answered {} with code {}: are SUPABASE_URL and SUPABASE_KEY right?",
                reply.status(),
                reply.code());
        return new IdentityProvider.AwayException("the identity provider answered " + reply.status());
    }

    private Request.Builder request(String path, Optional<String> bearer) {
        var url = Optional.ofNullable(
                        base.newBuilder().addPathSegments("").build().resolve(path))
                .orElseThrow();
        var request = new Request.Builder()
                .url(url)
                .header("apikey", key)
                .header("Accept", "application/json")
                .header("X-Supabase-Api-Version", "2024-01-01");
        bearer.ifPresent(token -> request.header("Authorization", "Bearer " + token));
        return request;
    }

    private static RequestBody json(JsonNode body) {
        return RequestBody.create(body.toString(), JSON);
    }

    /** Who waits for a project that hangs must not hold up everybody else, so that only so many do. */
    private Reply call(Request.Builder request) {
        try {
            if (!turns.tryAcquire(TURN.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IdentityProvider.AwayException("too many wait for the identity provider already");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IdentityProvider.AwayException("interrupted", e);
        }
        try {
            return answer(request.build());
        } finally {
            turns.release();
        }
    }

    private Reply answer(Request request) {
        try (var response = client.newCall(request).execute()) {
            var status = response.code();
            if (status >= 500 || status < 200) {
                throw new IdentityProvider.AwayException("the identity provider answered " + status);
            }
            var source = response.body().source();
            if (source.request(LONGEST + 1)) {
                throw new IdentityProvider.AwayException("the identity provider answered too much");
            }
            return Reply.of(
                    status,
                    read(source.readByteArray()),
                    response.header("x-sb-error-code"),
                    response.header("Retry-After"));
        } catch (IOException e) {
            // Not the cause's message: it may name the address with what was asked for.
            throw new IdentityProvider.AwayException("the identity provider cannot be reached", e);
        }
    }

    /** What is no JSON did not come from the project, but from something before it. */
    private static JsonNode read(byte[] body) throws IOException {
        try {
            var node = body.length == 0 ? null : MAPPER.readTree(body);
            return node == null ? object() : node;
        } catch (JsonProcessingException e) {
            return JsonNodeFactory.instance.missingNode();
        }
    }

    /**
     * An answer.
     *
     * @param code of a refusal, in whichever of its forms the project told it; empty if it told none
     */
    record Reply(int status, JsonNode body, String code, Duration retryAfter) {
        private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

        static Reply of(int status, JsonNode body, @Nullable String codeHeader, @Nullable String retryAfter) {
            return new Reply(status, body, status < 300 ? "" : code(body, codeHeader), wait(retryAfter));
        }

        boolean ok() {
            return status >= 200 && status < 300;
        }

        boolean throttled() {
            return status == 429;
        }

        /** What it says to people. */
        String message() {
            for (var field : new String[] {"message", "msg", "error_description"}) {
                if (body.path(field).isTextual()) {
                    return body.path(field).asText();
                }
            }
            return "";
        }

        /** The newer form has the code where the older one has the status; OAuth has names of its own. */
        private static String code(JsonNode body, @Nullable String header) {
            if (header != null && !header.isBlank()) {
                return header;
            }
            for (var field : new String[] {"error_code", "code", "error"}) {
                if (body.path(field).isTextual()) {
                    return body.path(field).asText();
                }
            }
            return "";
        }

        /** Never a wait without bounds, whatever is asked for. */
        private static Duration wait(@Nullable String header) {
            try {
                var seconds = header == null ? LONGEST_WAIT.toSeconds() : Long.parseLong(header.strip());
                return Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_WAIT.toSeconds()));
            } catch (NumberFormatException e) {
                return LONGEST_WAIT;
            }
        }

        @Override
        public String toString() {
            return "Reply[" + status + " " + code + "]";
        }
    }
}
