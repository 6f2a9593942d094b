package app.visant.device.core;

import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.domain.shared.DeviceId;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code visant://activate?device=…&token=…&server=…}, the text of the QR. What it complains of never repeats the text. */
public final class PairingText {
    private static final String START = "visant://activate?";

    private PairingText() {}

    /** Whether it is meant for a device at all. */
    public static boolean looksLikeOne(String text) {
        return text.strip().regionMatches(true, 0, START, 0, START.length());
    }

    /**
     * The credentials in the text.
     *
     * @param otherwise the server if the text names none
     * @throws IllegalArgumentException saying what is wrong
     */
    public static Credentials read(String text, Optional<URI> otherwise) {
        if (!looksLikeOne(text)) {
            throw new IllegalArgumentException("the text does not begin with " + START);
        }
        var fields = fields(text.strip().substring(START.length()));
        var server = Optional.ofNullable(fields.get("server"))
                .map(PairingText::uri)
                .or(() -> otherwise)
                .orElseThrow(() -> new IllegalArgumentException("the text names no server, and CLOUD_URL is not set"));
        return new Credentials(device(required(fields, "device")), new DeviceToken(required(fields, "token")), server);
    }

    private static Map<String, String> fields(String query) {
        var fields = new HashMap<String, String>();
        for (var field : query.split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException("the text has a part without a name or value");
            }
            var name = field.substring(0, equals);
            if (fields.put(name, decoded(field.substring(equals + 1))) != null) {
                throw new IllegalArgumentException("the text has a part twice");
            }
        }
        return fields;
    }

    private static String required(Map<String, String> fields, String name) {
        var value = fields.get(name);
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the text has no " + name);
        }
        return value;
    }

    /** A plus stands for itself here, unlike in a form. */
    private static String decoded(String value) {
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the text is not percent-encoded as it should be", e);
        }
    }

    private static DeviceId device(String value) {
        try {
            return new DeviceId(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("device " + e.getMessage(), e);
        }
    }

    private static URI uri(String value) {
        try {
            return URI.create(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("server is not an address", e);
        }
    }
}
