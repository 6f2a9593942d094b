package app.visant.bootstrap.judge;

import app.visant.domain.capture.ClassificationState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stills of a folder in the order of their names, with what is true of each as far as somebody said so: in
 * {@code labels.csv} ({@code file,state}), or by lying in {@code normal/} or {@code abnormal/}.
 */
record Labels(List<Labelled> stills) {
    private static final String TABLE = "labels.csv";
    private static final String HEAD = "file,state";

    /** @throws IllegalStateException that says what is wrong with the folder */
    static Labels of(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException(folder + " is not a folder.");
        }
        var stills = Files.exists(folder.resolve(TABLE)) ? table(folder) : folders(folder);
        if (stills.isEmpty()) {
            throw new IllegalStateException("There is no .jpg in " + folder + ".");
        }
        return new Labels(stills);
    }

    private static List<Labelled> table(Path folder) throws IOException {
        var lines = Files.readAllLines(folder.resolve(TABLE));
        if (lines.isEmpty() || !lines.get(0).strip().equals(HEAD)) {
            throw new IllegalStateException(TABLE + " must begin with the line " + HEAD + ".");
        }
        var stills = new ArrayList<Labelled>();
        for (var number = 2; number <= lines.size(); number++) {
            var line = lines.get(number - 1).strip();
            if (!line.isEmpty()) {
                stills.add(row(folder, line, number));
            }
        }
        return stills;
    }

    private static Labelled row(Path folder, String line, int number) {
        var comma = line.lastIndexOf(',');
        var file = folder.resolve(line.substring(0, Math.max(0, comma))).normalize();
        if (comma < 1 || !file.startsWith(folder.normalize()) || !Files.isRegularFile(file)) {
            throw new IllegalStateException(TABLE + ", line " + number + ": there is no such file.");
        }
        return new Labelled(file, Optional.of(state(line.substring(comma + 1).strip(), number)));
    }

    private static ClassificationState state(String word, int number) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "normal" -> ClassificationState.NORMAL;
            case "abnormal" -> ClassificationState.ABNORMAL;
            default ->
                throw new IllegalStateException(TABLE + ", line " + number + ": the state must be normal or abnormal.");
        };
    }

    private static List<Labelled> folders(Path folder) throws IOException {
        var normal = folder.resolve("normal");
        var abnormal = folder.resolve("abnormal");
        if (!Files.isDirectory(normal) && !Files.isDirectory(abnormal)) {
            return pictures(folder, Optional.empty());
        }
        // All the normal ones first: the agent learns from what it sees first.
        return Stream.concat(
                        pictures(normal, Optional.of(ClassificationState.NORMAL)).stream(),
                        pictures(abnormal, Optional.of(ClassificationState.ABNORMAL)).stream())
                .toList();
    }

    private static List<Labelled> pictures(Path folder, Optional<ClassificationState> state) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Labels::picture)
                    .sorted(Comparator.comparing(file -> file.getFileName().toString()))
                    .map(file -> new Labelled(file, state))
                    .toList();
        }
    }

    private static boolean picture(Path file) {
        var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".jpg") || name.endsWith(".jpeg");
    }

    record Labelled(Path file, Optional<ClassificationState> truth) {}
}
