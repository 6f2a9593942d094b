package app.visant.http;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How the server is set up.
 *
 * @param publicUrl where the outside reaches it, without a path; decides cookies, HSTS, links and which origin is its own
 * @param allowedOrigins further origins whose pages may call it with credentials, exactly as browsers write them
 * @param trustedProxies addresses or CIDR ranges whose {@code X-Forwarded-For} is believed
 * @param metricsToken what {@code /metrics} asks for; without one it answers only on the machine itself
 */
public record HttpSettings(
        Listen listen,
        URI publicUrl,
        Set<String> allowedOrigins,
        List<String> trustedProxies,
        Uploads uploads,
        Optional<String> metricsToken) {
    public HttpSettings {
        allowedOrigins = Set.copyOf(allowedOrigins);
        trustedProxies = List.copyOf(trustedProxies);
    }

    /** Whether the outside speaks TLS to it. */
    public boolean secure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }

    /** What the session cookie of browsers is called. */
    public String cookieName() {
        return secure() ? "__Host-visant" : "visant";
    }

    /**
     * Where to listen.
     *
     * @param host an address of this machine; empty is all of them
     * @param port 0 takes any free one
     * @param stopWithin how long requests that are under way may take when the server stops
     */
    public record Listen(Optional<String> host, int port, Duration stopWithin) {}

    /**
     * Uploads.
     *
     * @param incoming folder for parts too large for memory, of the server alone: what is in it at start is removed
     * @param maxFileBytes larger files answer 413
     * @param inMemoryBytes of all forms that are being received; what finds no room goes to the folder
     */
    public record Uploads(Path incoming, long maxFileBytes, long inMemoryBytes) {}
}
