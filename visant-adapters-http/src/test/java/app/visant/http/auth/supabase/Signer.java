package app.visant.http.auth.supabase;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/** One of the keys with which a project signs its tokens. */
sealed interface Signer {
    String SECRET = "super-secret-jwt-token-with-at-least-32-characters-long";

    String sign(JwtBuilder token);

    /** Adds itself to the keys that everybody may see, unless it is a secret. */
    void publish(com.fasterxml.jackson.databind.node.ArrayNode keys);

    static Signer hmac() {
        return new Hmac(SECRET);
    }

    static Signer elliptic(String kid) {
        return new Elliptic(kid, Jwts.SIG.ES256.keyPair().build());
    }

    static Signer rsa(String kid) {
        return new Rsa(kid, Jwts.SIG.RS256.keyPair().build());
    }

    record Hmac(String secret) implements Signer {
        @Override
        public String sign(JwtBuilder token) {
            return token.signWith(Keys.hmacShaKeyFor(secret.getBytes(StandardCharsets.UTF_8)), Jwts.SIG.HS256)
                    .compact();
        }

        @Override
        public void publish(com.fasterxml.jackson.databind.node.ArrayNode keys) {}
    }

    record Elliptic(String kid, KeyPair pair) implements Signer {
        @Override
        public String sign(JwtBuilder token) {
            return token.header()
                    .keyId(kid)
                    .and()
                    .signWith(pair.getPrivate(), Jwts.SIG.ES256)
                    .compact();
        }

        @Override
        public void publish(com.fasterxml.jackson.databind.node.ArrayNode keys) {
            var point = ((ECPublicKey) pair.getPublic()).getW();
            described(keys, kid, "ES256", "EC")
                    .put("crv", "P-256")
                    .put("x", number(point.getAffineX(), 32))
                    .put("y", number(point.getAffineY(), 32));
        }
    }

    record Rsa(String kid, KeyPair pair) implements Signer {
        @Override
        public String sign(JwtBuilder token) {
            return token.header()
                    .keyId(kid)
                    .and()
                    .signWith(pair.getPrivate(), Jwts.SIG.RS256)
                    .compact();
        }

        @Override
        public void publish(com.fasterxml.jackson.databind.node.ArrayNode keys) {
            var key = (RSAPublicKey) pair.getPublic();
            described(keys, kid, "RS256", "RSA")
                    .put("n", number(key.getModulus(), 256))
                    .put("e", number(key.getPublicExponent(), 3));
        }
    }

    private static ObjectNode described(
            com.fasterxml.jackson.databind.node.ArrayNode keys, String kid, String algorithm, String type) {
        var key = keys.addObject().put("kid", kid).put("alg", algorithm).put("kty", type);
        key.putArray("key_ops").add("verify");
        return key;
    }

    private static String number(BigInteger number, int length) {
        var bytes = number.toByteArray();
        var fixed = new byte[length];
        var copied = Math.min(bytes.length, length);
        System.arraycopy(bytes, bytes.length - copied, fixed, length - copied, copied);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(fixed, length));
    }
}
