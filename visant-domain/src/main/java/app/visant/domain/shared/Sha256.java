package app.visant.domain.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 digest as 64 lower-case hexadecimal digits: of a still's bytes, or of a secret that is never stored itself. */
public record Sha256(String hex) {
    private static final int DIGITS = 64;

    public Sha256 {
        if (hex.length() != DIGITS || !hex.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'))) {
            throw new IllegalArgumentException("must be 64 lower-case hexadecimal digits");
        }
    }

    public static Sha256 of(byte[] content) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    public static Sha256 of(String secret) {
        return of(secret.getBytes(StandardCharsets.UTF_8));
    }

    /** The first 16 digits, enough to tell two versions of one picture apart in a URL. */
    public String prefix() {
        return hex.substring(0, 16);
    }
}
