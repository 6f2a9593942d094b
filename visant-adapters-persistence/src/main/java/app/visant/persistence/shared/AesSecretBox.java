package app.visant.persistence.shared;

import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.domain.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256 in GCM, the place as associated data, a nonce of its own for each text. What is sealed names the key it was sealed
 * with, so that a new key can take over while the older ones still open what they sealed.
 */
public final class AesSecretBox implements SecretBox {
    /** Sealed before keys had names. */
    private static final String NAMELESS = "v1.";

    private static final String VERSION = "v2.";
    private static final int NAME_DIGITS = 8;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_TEXT = 32;

    private final List<NamedKey> keys;
    private final TokenGenerator tokens;

    /**
     * A box of several keys, all of them kept outside of the database.
     *
     * @param keyTexts at least 32 random characters each; the first one seals, and all of them open
     */
    public AesSecretBox(List<String> keyTexts, TokenGenerator tokens) {
        if (keyTexts.isEmpty()) {
            throw new IllegalArgumentException("there must be a key");
        }
        this.keys = keyTexts.stream().map(NamedKey::of).toList();
        this.tokens = tokens;
    }

    /** A box of one key. */
    public AesSecretBox(String keyText, TokenGenerator tokens) {
        this(List.of(keyText), tokens);
    }

    @Override
    public String seal(String place, String plain) {
        var nonce = Arrays.copyOf(digest(tokens.secret()), NONCE_BYTES);
        var key = keys.getFirst();
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, key, place, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
            System.arraycopy(body, 0, whole, NONCE_BYTES, body.length);
            return VERSION + key.name + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in GCM", e);
        }
    }

    @Override
    public String open(String place, String sealed) {
        if (sealed.startsWith(NAMELESS)) {
            return keys.stream()
                    .flatMap(key -> opened(key, place, sealed.substring(NAMELESS.length())).stream())
                    .findFirst()
                    .orElseThrow(AesSecretBox::notOurs);
        }
        var body = VERSION.length() + NAME_DIGITS + 1;
        if (!sealed.startsWith(VERSION) || sealed.length() < body) {
            throw new IllegalArgumentException("is not sealed");
        }
        return keys.stream()
                .filter(key -> sealed.startsWith(key.name + ".", VERSION.length()))
                .flatMap(key -> opened(key, place, sealed.substring(body)).stream())
                .findFirst()
                .orElseThrow(AesSecretBox::notOurs);
    }

    private static Optional<String> opened(NamedKey key, String place, String sealed) {
        var whole = Base64.getUrlDecoder().decode(sealed);
        if (whole.length < NONCE_BYTES) {
            throw new IllegalArgumentException("is not sealed");
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, key, place, Arrays.copyOf(whole, NONCE_BYTES));
            return Optional.of(
                    new String(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static IllegalArgumentException notOurs() {
        return new IllegalArgumentException("was not sealed for this place, or with another key");
    }

    private static Cipher cipher(int mode, NamedKey key, String place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(String text) {
        return HexFormat.of().parseHex(Sha256.of(text).hex());
    }

    /** @param name gives nothing of the key away */
    private record NamedKey(String name, SecretKeySpec key) {
        static NamedKey of(String text) {
            if (text.length() < KEY_TEXT) {
                throw new IllegalArgumentException("the key must have at least " + KEY_TEXT + " characters");
            }
            return new NamedKey(
                    Sha256.of("visant key name " + text).hex().substring(0, NAME_DIGITS),
                    new SecretKeySpec(digest("visant secret box " + text), "AES"));
        }

        @Override
        public String toString() {
            return "NamedKey[" + name + "]";
        }
    }
}
