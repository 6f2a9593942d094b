package app.visant.domain.identity;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Codes by time (RFC 6238): six digits, thirty seconds, SHA-1, as every authenticator has them.
 *
 * @param key in Base32, as it is typed or scanned
 */
public record Totp(String key) {
    public static final int KEY_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int DIGITS = 1_000_000;
    private static final int BLOCK = 64;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public Totp {
        if (!key.matches("[A-Z2-7]{32}")) {
            throw new IllegalArgumentException("must be 20 bytes in Base32");
        }
    }

    /** @param random 20 random bytes */
    public static Totp of(byte[] random) {
        var bits = new BigInteger(1, random);
        var text = new StringBuilder();
        for (var shift = random.length * 8 - 5; shift >= 0; shift -= 5) {
            text.append(BASE32.charAt(bits.shiftRight(shift).intValue() & 31));
        }
        return new Totp(text.toString());
    }

    public static long step(Instant time) {
        return time.getEpochSecond() / STEP_SECONDS;
    }

    /** The code of one step. */
    public String code(long step) {
        var mac = hmac(bytes(), ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        var number = ByteBuffer.wrap(mac).getInt(mac[mac.length - 1] & 0xf) & 0x7fff_ffff;
        return "%06d".formatted(number % DIGITS);
    }

    /**
     * The step whose code was typed: this one, or one next to it for clocks that differ; empty if none, or if that step
     * is not after the newest one that was used.
     */
    public OptionalLong match(String typed, Instant now, long lastUsed) {
        var found = OptionalLong.empty();
        for (var step = step(now) - 1; step <= step(now) + 1; step++) {
            // Every step is compared, so that the time taken tells nothing.
            if (MessageDigest.isEqual(ascii(code(step)), ascii(typed)) && step > lastUsed) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private byte[] bytes() {
        var bits = BigInteger.ZERO;
        for (var i = 0; i < key.length(); i++) {
            bits = bits.shiftLeft(5).or(BigInteger.valueOf(BASE32.indexOf(key.charAt(i))));
        }
        var padded = bits.toByteArray();
        var bytes = new byte[KEY_BYTES];
        var length = Math.min(padded.length, KEY_BYTES);
        System.arraycopy(padded, padded.length - length, bytes, KEY_BYTES - length, length);
        return bytes;
    }

    /** RFC 2104; the domain has no cipher library, and needs none. */
    private static byte[] hmac(byte[] key, byte[] message) {
        var inner = Arrays.copyOf(key, BLOCK);
        var outer = Arrays.copyOf(key, BLOCK);
        for (var i = 0; i < BLOCK; i++) {
            inner[i] ^= 0x36;
            outer[i] ^= 0x5c;
        }
        return sha1(outer, sha1(inner, message));
    }

    private static byte[] sha1(byte[] first, byte[] second) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(first);
            return digest.digest(second);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Totp";
    }
}
