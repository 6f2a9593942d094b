package app.visant.bootstrap.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./visant} keeps of a server's classes, with a program in the server's place that ends at once. */
final class LauncherTest {
    private static final String PROGRAM = Greeting.class.getName();

    @TempDir
    private Path folder;

    @BeforeEach
    void install() throws IOException {
        assumeTrue(Runtime.version().feature() >= 25, "older ones keep no linked classes");
        Files.copy(Path.of("../visant").toRealPath(), folder.resolve("visant"));
        var target = Files.createDirectories(target());
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, PROGRAM);
        var entry = PROGRAM.replace('.', '/') + ".class";
        try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve("visant.jar")), manifest);
                var code = LauncherTest.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            jar.write(code.readAllBytes());
        }
    }

    @Test
    void whatAServerLeftHalfWrittenIsThrownAwayAndWrittenAnew() throws Exception {
        assertThat(visant("serve")).contains("Hello serve");
        var half = left();
        try (var file = FileChannel.open(half, StandardOpenOption.WRITE)) {
            file.truncate(file.size() / 2);
        }

        assertThat(visant("serve")).contains("Hello serve");
        assertThat(half).doesNotExist();
        assertThat(kept()).isEmpty();
        var whole = left();

        assertThat(visant("demo")).contains("Hello demo");
        assertThat(whole).doesNotExist();
        assertThat(kept()).as("taken, since it is whole").hasSize(1);
    }

    private String visant(String command) throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder("bash", folder.resolve("visant").toString(), command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** What the one server that ended wrote, and nobody has looked at yet. */
    private Path left() throws IOException {
        return files(".*\\.aot\\.\\d+").getFirst();
    }

    private List<Path> kept() throws IOException {
        return files(".*\\.aot");
    }

    private List<Path> files(String name) throws IOException {
        try (var files = Files.list(target())) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .toList();
        }
    }

    private Path target() {
        return folder.resolve("visant-bootstrap/target");
    }

    /** Stands for the server. */
    static final class Greeting {
        private Greeting() {}

        public static void main(String[] words) {
            System.out.println("Hello " + words[0]);
        }
    }
}
