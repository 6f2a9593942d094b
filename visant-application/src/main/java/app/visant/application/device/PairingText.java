package app.visant.application.device;

import app.visant.domain.shared.DeviceId;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The text of the QR that a device's camera reads: who it is, its token, and where its cloud is. Never logged, never requested. */
public final class PairingText {
    private final PublicUrl server;

    @Inject
    public PairingText(PublicUrl server) {
        this.server = server;
    }

    public String of(DeviceId device, String token) {
        return "visant://activate?device=%s&token=%s&server=%s"
                .formatted(device, token, URLEncoder.encode(server.value().toString(), StandardCharsets.UTF_8));
    }

    /** Where people and devices reach this installation; without a trailing slash. */
    public record PublicUrl(URI value) {
        public PublicUrl {
            var scheme = value.getScheme();
            if (!("http".equals(scheme) || "https".equals(scheme)) || value.getHost() == null) {
                throw new IllegalArgumentException("must be an http or https address");
            }
            var text = value.toString();
            value = text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : value;
        }

        public boolean secure() {
            return "https".equals(value.getScheme());
        }
    }
}
