package app.visant.persistence.shared;

import app.visant.application.shared.port.SecretBox;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.domain.shared.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** AES-256 in GCM, the place as associated data, a nonce of its own for each text. */
public final class AesSecretBox implements SecretBox {
    private static final String VERSION = "v1.";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_TEXT = 32;

    private final SecretKeySpec key;
    private final TokenGenerator tokens;

    /** @param keyText at least 32 random characters, kept outside of the database */
    public AesSecretBox(String keyText, TokenGenerator tokens) {
        if (keyText.length() < KEY_TEXT) {
            throw new IllegalArgumentException("the key must have at least " + KEY_TEXT + " characters");
        }
        this.key = new SecretKeySpec(digest("visant secret box " + keyText), "AES");
        this.tokens = tokens;
    }

    @Override
    public String seal(String place, String plain) {
        var nonce = Arrays.copyOf(digest(tokens.secret()), NONCE_BYTES);
        try {
            var body = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + body.length);
            System.arraycopy(body, 0, whole, NONCE_BYTES, body.length);
            return VERSION + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has AES in GCM", e);
        }
    }

    @Override
    public String open(String place, String sealed) {
        if (!sealed.startsWith(VERSION)) {
            throw new IllegalArgumentException("is not sealed");
        }
        var whole = Base64.getUrlDecoder().decode(sealed.substring(VERSION.length()));
        if (whole.length < NONCE_BYTES) {
            throw new IllegalArgumentException("is not sealed");
        }
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, place, Arrays.copyOf(whole, NONCE_BYTES));
            return new String(cipher.doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("was not sealed for this place, or with another key", e);
        }
    }

    private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static byte[] digest(String text) {
        return HexFormat.of().parseHex(Sha256.of(text).hex());
    }
}
