package app.visant.domain.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** A mail address in lower case, so that one person has one account. */
public record Email(String value) {
    private static final Pattern FORM =
            Pattern.compile("[^\\s@\\p{Cntrl}<>,;:\"()\\[\\]\\\\]{1,64}@[a-z0-9.-]{1,185}\\.[a-z0-9-]{2,63}");

    public Email {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches() || value.contains("..")) {
            throw new IllegalArgumentException("must be a mail address");
        }
    }

    /** The part before the at sign, a first guess at a name. */
    public String localPart() {
        return value.substring(0, value.indexOf('@'));
    }

    @Override
    public String toString() {
        return value;
    }
}
