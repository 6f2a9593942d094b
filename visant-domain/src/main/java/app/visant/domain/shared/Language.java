package app.visant.domain.shared;

import java.util.Locale;

/** A language that people can have their stills judged in. */
public enum Language {
    EN,
    DE;

    /** As in ISO 639-1, such as {@code en}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
