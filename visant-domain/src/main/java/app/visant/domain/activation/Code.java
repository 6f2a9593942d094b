package app.visant.domain.activation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The text of an activation code, in capitals however it is typed. */
public record Code(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{3,63}");

    public Code {
        var text = value.strip();
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("must be 4 to 64 letters, digits, hyphens or underscores");
        }
        value = text.toUpperCase(Locale.ROOT);
    }

    /** What somebody typed, if a code could read so: what could not is unknown like any other. */
    public static Optional<Code> typed(String text) {
        try {
            return Optional.of(new Code(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
