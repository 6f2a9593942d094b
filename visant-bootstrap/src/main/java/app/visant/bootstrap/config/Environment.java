package app.visant.bootstrap.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads keys and gathers what is wrong with them, so that all mistakes are told at once. */
final class Environment {
    private static final String OURS = "VISANT_";
    private static final String FILE = "_FILE";

    private final Map<String, String> variables;
    private final List<String> mistakes = new ArrayList<>();

    Environment(Map<String, String> variables) {
        this.variables = variables;
    }

    /** The value, or what holds instead; empty if neither, or if it is wrong. */
    <T> Optional<T> read(Key<T> key) {
        try {
            return text(key.name()).or(key::fallback).map(String::strip).map(key.read());
        } catch (IllegalArgumentException e) {
            mistakes.add(key.name() + ": " + e.getMessage());
            return Optional.empty();
        } catch (IOException e) {
            mistakes.add(key.name() + FILE + ": cannot be read: " + e.getMessage());
            return Optional.empty();
        }
    }

    /** Notes every variable of ours that nobody knows. */
    void refuseUnknown(Collection<String> known) {
        variables.keySet().stream()
                .filter(name -> name.startsWith(OURS))
                .filter(name -> !known.contains(stem(name)))
                .sorted()
                .forEach(name -> mistakes.add(name + ": is not known" + nearest(name, known)));
    }

    void refuse(String mistake) {
        mistakes.add(mistake);
    }

    List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    private Optional<String> text(String name) throws IOException {
        var direct = Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
        var file = Optional.ofNullable(variables.get(name + FILE)).filter(value -> !value.isBlank());
        if (direct.isPresent() && file.isPresent()) {
            throw new IllegalArgumentException("is set twice, also as " + name + FILE);
        }
        if (file.isEmpty()) {
            return direct;
        }
        try {
            return Optional.of(Files.readString(Path.of(file.get())));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("names no file", e);
        }
    }

    private static String stem(String name) {
        return name.endsWith(FILE) ? name.substring(0, name.length() - FILE.length()) : name;
    }

    private static String nearest(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(stem(name), other)))
                .filter(other -> distance(stem(name), other) <= Math.max(2, name.length() / 3))
                .map(other -> "; did you mean " + other + "?")
                .orElse("");
    }

    /** Levenshtein's distance. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (var j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= a.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.length(); j++) {
                var replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
