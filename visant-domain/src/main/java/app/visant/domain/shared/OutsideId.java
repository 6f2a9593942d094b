package app.visant.domain.shared;

import java.util.regex.Pattern;

/** The form of every id that the outside chooses: safe in a path, a header and a file name. */
final class OutsideId {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private OutsideId() {}

    static void require(String value) {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("must match " + FORM.pattern());
        }
    }
}
