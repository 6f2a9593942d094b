package app.visant.bootstrap.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * One thing that can be set by an environment variable, or by a file that {@code NAME_FILE} points to.
 *
 * @param fallback what holds when it is not set; empty if nothing does
 * @param read makes the value; an {@link IllegalArgumentException} says what is wrong with it
 * @param secret whether its value must never be shown
 */
record Key<T>(String name, String help, Optional<String> fallback, Function<String, T> read, boolean secret) {

    static <T> Key<T> of(String name, String help, Function<String, T> read) {
        return new Key<>(name, help, Optional.empty(), read, false);
    }

    Key<T> orElse(String value) {
        return new Key<>(name, help, Optional.of(value), read, secret);
    }

    Key<T> kept() {
        return new Key<>(name, help, fallback, read, true);
    }
}
