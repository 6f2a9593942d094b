package app.visant.device.spool;

import app.visant.device.port.Spool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Counts a spool from outside, while a runtime may be at work on it. */
public final class SpoolSurvey {
    private SpoolSurvey() {}

    public static Spool.Count of(Path stateFolder) throws IOException {
        long stills = 0;
        long bytes = 0;
        for (var facts : facts(stateFolder.resolve("spool"))) {
            var name = facts.getFileName().toString();
            var stem = name.substring(0, name.length() - Slot.FACTS.length());
            var picture = facts.resolveSibling(stem + Slot.PICTURE).toFile();
            // Not there any more if it was uploaded at this very moment.
            if (picture.exists()) {
                bytes += picture.length();
                stills++;
            }
        }
        var counters = Counters.open(stateFolder);
        return new Spool.Count(stills, bytes, counters.dropped(), counters.rejected());
    }

    private static List<Path> facts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(Slot.FACTS)).toList();
        }
    }
}
