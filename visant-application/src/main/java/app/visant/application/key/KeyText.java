package app.visant.application.key;

import app.visant.domain.shared.KeyId;
import java.math.BigInteger;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a key is written: {@code vis_}, its id in 32 hexadecimal digits, {@code _}, its secret. One word, with a head that
 * scanners of repositories and logs know.
 */
record KeyText(KeyId id, String secret) {
    private static final Pattern FORM = Pattern.compile(ApiKeys.PREFIX + "([0-9a-f]{32})_([A-Za-z0-9_-]{20,200})");
    private static final int HEX = 16;

    static Optional<KeyText> parse(String text) {
        var match = FORM.matcher(text);
        return match.matches()
                ? Optional.of(new KeyText(new KeyId(uuid(match.group(1))), match.group(2)))
                : Optional.empty();
    }

    String text() {
        return ApiKeys.PREFIX + id.toString().replace("-", "") + "_" + secret;
    }

    @Override
    public String toString() {
        return "KeyText[" + id + "]";
    }

    private static UUID uuid(String digits) {
        var number = new BigInteger(digits, HEX);
        return new UUID(number.shiftRight(Long.SIZE).longValue(), number.longValue());
    }
}
