package app.visant.bootstrap.config;

import java.util.List;

/** The configuration has mistakes; the message tells all of them, and no value. */
public final class ConfigException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigException(List<String> mistakes) {
        super("The configuration has mistakes:\n  " + String.join("\n  ", mistakes));
    }
}
