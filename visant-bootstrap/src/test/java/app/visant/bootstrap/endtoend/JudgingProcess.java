package app.visant.bootstrap.endtoend;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.OpenDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server without its doors in a process of its own: the loops and jobs as the server wires them, on the same database and
 * data folder. It starts sooner, and waits to be told to begin, so that the next can stand ready meanwhile.
 */
final class JudgingProcess implements AutoCloseable {
    private static final String READY = "ready to judge";

    private final Process process;

    private JudgingProcess(Process process) {
        this.process = process;
    }

    /** Starts it with these variables, and returns at once. */
    static JudgingProcess launch(PackedClasses classes, Map<String, String> variables) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true"));
        command.addAll(classes.flags());
        command.add(JudgingProcess.class.getName());
        var builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(ServerProcess.OURS.asMatchPredicate());
        builder.environment().putAll(variables);
        try {
            return new JudgingProcess(
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until it is ready, and has it take jobs from now on. */
    void begin() {
        try {
            var lines = process.inputReader();
            var line = lines.readLine();
            while (line != null && !line.equals(READY)) {
                line = lines.readLine();
            }
            if (line == null) {
                throw new AssertionError("the process ended before it was ready");
            }
            Thread.ofVirtual().start(() -> lines.lines().forEach(said -> {}));
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets it give back its jobs and end by itself; returns when it is gone. */
    void end() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SIGKILL; returns when it is gone. */
    @Override
    public void close() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Judges from the first byte that it is given until there are no more to come. */
    public static void main(String[] args) throws IOException {
        var config = ServerConfig.read(System.getenv(), Set.of());
        var loops = Server.wire(config, OpenDatabase.start(config)).loops();
        System.out.println(READY);
        if (System.in.read() >= 0) {
            loops.start();
            System.in.read();
            loops.stop();
        }
        System.exit(0);
    }
}
