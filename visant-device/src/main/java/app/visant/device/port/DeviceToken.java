package app.visant.device.port;

import java.util.regex.Pattern;

/** A device's secret. It never shows in text made from it; {@link #reveal} is for headers and the credentials file only. */
public final class DeviceToken {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~+/=-]{8,512}");

    private final String secret;

    public DeviceToken(String secret) {
        if (!FORM.matcher(secret).matches()) {
            throw new IllegalArgumentException("token must be 8 to 512 letters, digits or any of ._~+/=-");
        }
        this.secret = secret;
    }

    public String reveal() {
        return secret;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeviceToken token && token.secret.equals(secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "(device token)";
    }
}
