package app.visant.device.cloud;

import app.visant.device.port.Credentials;
import app.visant.domain.shared.DeviceId;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/**
 * The connections to one cloud, and the requests that prove who asks. The token goes into a header of requests to that
 * server only: redirects are not followed.
 */
public final class CloudClient implements AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final Credentials credentials;
    private final String userAgent;
    private final HttpUrl server;
    private final OkHttpClient http;
    private final AtomicBoolean closed = new AtomicBoolean();

    public CloudClient(Credentials credentials, String version) {
        this.credentials = credentials;
        this.userAgent = "visant-device/" + version;
        this.server = Objects.requireNonNull(HttpUrl.parse(credentials.server() + "/"), "the server's address");
        this.http = new OkHttpClient.Builder()
                .followRedirects(false)
                .followSslRedirects(false)
                .connectTimeout(CONNECT)
                .readTimeout(SILENCE)
                .writeTimeout(SILENCE)
                .build();
    }

    OkHttpClient http() {
        return http;
    }

    DeviceId device() {
        return credentials.device();
    }

    /** A request to {@code path}, which has no leading slash. */
    Request.Builder request(String path) {
        return new Request.Builder()
                .url(Objects.requireNonNull(server.resolve(path), path))
                .header("Authorization", "Bearer " + credentials.token().reveal())
                .header("X-Device-ID", credentials.device().value())
                .header("User-Agent", userAgent);
    }

    boolean closed() {
        return closed.get();
    }

    /** Ends every request under way. Closing twice is harmless. */
    @Override
    public void close() {
        closed.set(true);
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
