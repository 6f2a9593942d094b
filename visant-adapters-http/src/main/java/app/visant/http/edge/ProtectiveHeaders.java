package app.visant.http.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** Headers that every answer carries, unless it says something else. */
public final class ProtectiveHeaders {
    private ProtectiveHeaders() {}

    /** @param secure whether the outside speaks TLS to the server */
    public static Map<String, String> of(boolean secure) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Cache-Control", "no-store");
        if (secure) {
            headers.put("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        return Map.copyOf(headers);
    }
}
