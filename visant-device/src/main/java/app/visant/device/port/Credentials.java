package app.visant.device.port;

import app.visant.domain.shared.DeviceId;
import java.net.URI;
import java.util.Locale;

/** What the device needs to speak to its cloud. {@code server} is an http or https address without query, login or trailing slash. */
public record Credentials(DeviceId device, DeviceToken token, URI server) {
    public Credentials {
        server = address(server);
    }

    /** Whether the token would cross a network unencrypted. */
    public boolean exposed() {
        return "http".equals(server.getScheme())
                && !server.getHost().equals("localhost")
                && !server.getHost().startsWith("127.")
                && !server.getHost().equals("[::1]");
    }

    private static URI address(URI server) {
        var scheme = server.getScheme() == null ? "" : server.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null) {
            throw new IllegalArgumentException("server must be an http or https address");
        }
        if (server.getRawUserInfo() != null || server.getRawQuery() != null || server.getRawFragment() != null) {
            throw new IllegalArgumentException("server must be an address without login, query or fragment");
        }
        var text = server.toString();
        int end = text.length();
        while (text.charAt(end - 1) == '/') {
            end--;
        }
        return URI.create(scheme + text.substring(scheme.length(), end));
    }
}
