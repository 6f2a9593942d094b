package app.visant.http.edge;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which web pages may do what: those of the server's own origin, those that are allowed by name, and all others. */
public final class Origins {
    private static final String ANY = "*";

    private final String own;
    private final Set<String> allowed;

    /**
     * The origins of an installation.
     *
     * @param publicUrl where the outside reaches the server
     * @param allowed further origins, exactly as browsers write them; {@code *} lets every page read what needs no cookie
     */
    public Origins(URI publicUrl, Set<String> allowed) {
        this.own = (publicUrl.getScheme() + "://" + publicUrl.getAuthority()).toLowerCase(Locale.ROOT);
        this.allowed = allowed;
    }

    /**
     * Whether a request that changes something may act on the browser's cookie.
     *
     * @param origin what the browser says the page is, if it does
     * @param site {@code Sec-Fetch-Site}, which browsers send where they leave out the origin
     * @param host the host the browser believes to talk to
     */
    public boolean mayUseCookie(@Nullable String origin, @Nullable String site, @Nullable String host) {
        if (origin == null) {
            return "same-origin".equals(site);
        }
        return origin.toLowerCase(Locale.ROOT).equals(own) || allowed.contains(origin) || ofHost(origin, host);
    }

    /** What to tell the browser about an answer to a page of that origin. */
    public Map<String, String> headers(@Nullable String origin) {
        var headers = new LinkedHashMap<String, String>();
        if (allowed.isEmpty()) {
            return headers;
        }
        headers.put("Vary", "Origin");
        if (origin == null) {
            return headers;
        }
        if (!origin.equals(ANY) && allowed.contains(origin)) {
            headers.put("Access-Control-Allow-Origin", origin);
            headers.put("Access-Control-Allow-Credentials", "true");
        } else if (allowed.contains(ANY)) {
            headers.put("Access-Control-Allow-Origin", ANY);
        } else {
            return headers;
        }
        headers.put(
                "Access-Control-Expose-Headers",
                "ETag, Idempotent-Replayed, Link, Location, Retry-After, X-Request-Id");
        return headers;
    }

    /** What to tell a browser that asks beforehand; {@code methods} are those of the route. */
    public Map<String, String> preflight(@Nullable String origin, String methods) {
        var headers = headers(origin);
        if (headers.containsKey("Access-Control-Allow-Origin")) {
            headers.remove("Access-Control-Expose-Headers");
            headers.put("Access-Control-Allow-Methods", methods);
            headers.put(
                    "Access-Control-Allow-Headers",
                    "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, X-Device-ID, X-Request-Id, X-Visant-Client");
            headers.put("Access-Control-Max-Age", "600");
        }
        return headers;
    }

    /** A cookie is sent to the host it came from alone, so a page of that very host is the server's own. */
    private static boolean ofHost(String origin, @Nullable String host) {
        var authority = origin.indexOf("://");
        return host != null && authority > 0 && origin.substring(authority + 3).equalsIgnoreCase(host);
    }
}
