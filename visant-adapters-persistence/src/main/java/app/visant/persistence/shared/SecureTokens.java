package app.visant.persistence.shared;

import app.visant.application.shared.port.TokenGenerator;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.util.Base64;

/** Secrets from the operating system's randomness. */
public final class SecureTokens implements TokenGenerator {
    /** Without 0, 1, I, L and O. */
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

    private static final int SECRET_BYTES = 32;
    private static final int GROUP = 4;

    private final SecureRandom random = new SecureRandom();

    @Inject
    public SecureTokens() {}

    @Override
    public String secret() {
        var bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String code(int groups) {
        var code = new StringBuilder();
        for (var i = 0; i < groups * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                code.append('-');
            }
            code.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }
}
