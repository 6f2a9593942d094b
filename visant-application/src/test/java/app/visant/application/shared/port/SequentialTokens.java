package app.visant.application.shared.port;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

/** Secrets and codes of the right form that count up: anybody can guess them. */
public final class SequentialTokens implements TokenGenerator {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final int SECRET_BYTES = 32;
    private static final int GROUP = 4;

    private final AtomicLong made = new AtomicLong();

    @Override
    public String secret() {
        var bytes = ByteBuffer.allocate(SECRET_BYTES).putLong(SECRET_BYTES - Long.BYTES, made.incrementAndGet());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    @Override
    public String code(int groups) {
        var rest = made.incrementAndGet();
        var parts = new ArrayList<String>();
        for (var group = 0; group < groups; group++) {
            var part = new StringBuilder();
            for (var i = 0; i < GROUP; i++) {
                part.insert(0, ALPHABET.charAt((int) (rest % ALPHABET.length())));
                rest /= ALPHABET.length();
            }
            parts.add(0, part.toString());
        }
        return String.join("-", parts);
    }
}
