package app.visant.bootstrap.endtoend;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * The class path of this process with its folders as files: only of such does a virtual machine keep what it learned for the
 * next one, which then starts with a third of the work.
 */
final class PackedClasses {
    private final Path folder;
    private final String classPath;

    private PackedClasses(Path folder, String classPath) {
        this.folder = folder;
        this.classPath = classPath;
    }

    /** @param folder a fresh one */
    static PackedClasses in(Path folder) throws IOException {
        var entries = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var place = Path.of(entry);
            entries.add(
                    Files.isDirectory(place)
                            ? packed(place, folder.resolve("classes-" + entries.size() + ".jar"))
                            : entry);
        }
        return new PackedClasses(folder, String.join(File.pathSeparator, entries));
    }

    /** What to give to {@code java}: the first to end by itself leaves its knowledge to those that start after its end. */
    List<String> flags() {
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("learned.jsa"),
                "-cp",
                classPath);
    }

    private static String packed(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar.toString();
    }
}
