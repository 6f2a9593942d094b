package app.visant.bootstrap.endtoend;

import app.visant.bootstrap.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** {@code visant serve} in a process of its own, which can be killed and started again on the same port. */
final class ServerProcess implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 180;
    private static final int FIRST_PORT = 20_000;
    private static final int PORTS = 10_000;

    /** Whatever the shell of these tests has set for servers; keys of vendors would be paid for. */
    static final Pattern OURS = Pattern.compile("(VISANT|DATABASE|OPENAI|GEMINI|SUPABASE)_.*");

    private final Map<String, String> variables;
    private final int port;
    private Run run;

    private ServerProcess(Map<String, String> variables, int port, Run run) {
        this.variables = variables;
        this.port = port;
        this.run = run;
    }

    /** Starts it with these variables, and returns when it answers. */
    static ServerProcess start(Map<String, String> variables) {
        var port = freePort();
        return new ServerProcess(variables, port, launch(variables, port));
    }

    int port() {
        return port;
    }

    /** Starts it again after its end. */
    void startAgain() {
        run = launch(variables, port);
    }

    /** SIGKILL. */
    void kill() {
        run.process.destroyForcibly();
        exitCode();
    }

    /** SIGTERM; returns at once. */
    void askToStop() {
        run.process.destroy();
    }

    /** Waits until it logs something that contains this. */
    void awaitLog(String text) {
        Client.await("logged: " + text, () -> run.log.stream().anyMatch(line -> line.contains(text)));
    }

    /** Waits for its end. */
    int exitCode() {
        try {
            if (!run.process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the server does not end: " + run.log);
            }
            return run.process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        askToStop();
        exitCode();
    }

    private static Run launch(Map<String, String> variables, int port) {
        var builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "serve"));
        var environment = builder.environment();
        environment.keySet().removeIf(OURS.asMatchPredicate());
        environment.putAll(variables);
        environment.put("VISANT_LOG_LEVEL", "info");
        environment.put("PORT", Integer.toString(port));
        try {
            var started = new Run(
                    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
            started.awaitReady();
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Outside the range from which clients get theirs, or one of them might sit on it while the server is down. */
    private static int freePort() {
        var first = (int) (ProcessHandle.current().pid() % PORTS);
        for (var i = 0; i < PORTS; i++) {
            var port = FIRST_PORT + (first + i) % PORTS;
            try (var socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(port));
                return port;
            } catch (IOException taken) {
                // The next one, then.
            }
        }
        throw new IllegalStateException("no port is free");
    }

    private static final class Run {
        private final Process process;
        private final Queue<String> log = new ConcurrentLinkedQueue<>();
        private final CountDownLatch ready = new CountDownLatch(1);

        Run(Process process) {
            this.process = process;
            Thread.ofVirtual().start(this::read);
        }

        void awaitReady() {
            try {
                var said = ready.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!said || !process.isAlive()) {
                    process.destroyForcibly();
                    throw new AssertionError("the server does not start: " + log);
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private void read() {
            try (var lines = process.errorReader()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    log.add(line);
                    if (line.contains("Visant answers on port")) {
                        ready.countDown();
                    }
                }
            } catch (IOException e) {
                log.add(e.toString());
            } finally {
                ready.countDown();
            }
        }
    }
}
