package app.visant.device;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The values of the keys as somebody wrote them, and the list of what is wrong with them. */
final class Values {
    private static final List<String> PREFIXES = List.of("VISANT_DEVICE_", "VISANT_CAMERA_", "VISANT_SPOOL_");
    private static final int A_SLIP = 2;
    private static final int A_GUESS = 8;

    private final Map<Key, String> values = new EnumMap<>(Key.class);
    private final List<String> problems = new ArrayList<>();

    /** Options go before the environment. */
    Values(Map<String, String> environment, Map<Key, String> options) {
        for (var key : Key.values()) {
            var value = Optional.ofNullable(options.get(key)).or(() -> find(environment, key));
            value.filter(v -> !v.isBlank()).ifPresent(v -> values.put(key, v.strip()));
        }
        environment.keySet().stream().sorted().forEach(this::refuseIfMistaken);
    }

    boolean has(Key key) {
        return values.containsKey(key);
    }

    Optional<String> text(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    String required(Key key, String what) {
        return text(key).orElseGet(() -> {
            problem(key, "is missing: " + what);
            return "";
        });
    }

    /** Reads a value; what {@code parse} complains of becomes a problem, and {@code otherwise} goes on in its place. */
    <T> T parsed(Key key, T otherwise, Function<String, T> parse) {
        var value = text(key);
        try {
            return value.isEmpty() ? otherwise : parse.apply(value.get());
        } catch (IllegalArgumentException e) {
            problem(key, String.valueOf(e.getMessage()));
            return otherwise;
        }
    }

    int number(Key key, int otherwise, int least, int most) {
        return parsed(key, otherwise, text -> {
            if (!text.matches("\\d{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException("must be a whole number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
        });
    }

    void problem(Key key, String what) {
        problems.add(
                key.option().map(option -> key.variable() + " (" + option + ")").orElse(key.variable()) + " " + what);
    }

    List<String> problems() {
        return List.copyOf(problems);
    }

    private Optional<String> find(Map<String, String> environment, Key key) {
        var value = Optional.ofNullable(environment.get(key.variable()));
        var file = Optional.ofNullable(environment.get(key.fileVariable())).filter(f -> !f.isBlank());
        if (value.isPresent() && file.isPresent()) {
            problem(key, "is set twice, by itself and by " + key.fileVariable());
        }
        return value.or(() -> file.flatMap(path -> read(key, path)));
    }

    private Optional<String> read(Key key, String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)));
        } catch (IOException | IllegalArgumentException e) {
            problem(key, "cannot be read from the file that " + key.fileVariable() + " names");
            return Optional.empty();
        }
    }

    /** Names of ours that do not exist, and names so near to ours that they must be slips. Others belong to others, such as the server. */
    private void refuseIfMistaken(String name) {
        if (Key.variables().contains(name) || !name.startsWith("VISANT_")) {
            return;
        }
        boolean ours = PREFIXES.stream().anyMatch(name::startsWith);
        var nearest = Nearest.to(name, Key.variables(), ours ? A_GUESS : A_SLIP);
        if (ours || nearest.isPresent()) {
            problems.add(name + " is not a setting"
                    + nearest.map(n -> "; did you mean " + n + "?").orElse(""));
        }
    }
}
