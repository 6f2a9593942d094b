package app.visant.bootstrap.bench;

import app.visant.bootstrap.Main;
import app.visant.http.platform.BareJetty;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** From the start of the process to the first good answer of {@code /readyz}, with the database running. */
final class StartupBenchmark implements Benchmark {
    @Override
    public String name() {
        return "startup";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var server = new Samples();
        var machine = new Samples();
        var jetty = new Samples();
        try (var laboratory = new Laboratory()) {
            var kept = laboratory.folder().resolve("classes");
            for (var run = 0; run <= runs; run++) {
                var port = Laboratory.freePort();
                var ready = seconds(laboratory, port, "/readyz", Child.java(flags(kept), Main.class, "serve"));
                var bare = seconds(laboratory, port, "/", Child.java(List.of(), BareJetty.class, "" + port));
                var nothing = nothing();
                if (run > 0) {
                    server.add(ready);
                    jetty.add(bare);
                    machine.add(nothing);
                }
            }
        }
        return List.of(Figure.atMost(
                "server ready, database running",
                "%.2f s".formatted(server.median()),
                "3 s (bare JVM %.2f s, bare Jetty %.2f s)".formatted(machine.median(), jetty.median()),
                server.median() / 3,
                1));
    }

    /** As the launcher starts it: what the first run learns of the classes is kept for the next. */
    private static List<String> flags(Path kept) {
        if (Runtime.version().feature() < 25) {
            return Child.serverFlags("-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + kept);
        }
        return Child.serverFlags((Files.exists(kept) ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + kept);
    }

    private static double nothing() throws IOException, InterruptedException {
        var began = System.nanoTime();
        Child.output(new ProcessBuilder(Child.java(List.of(), ChildThatDoesNothing.class)));
        return (System.nanoTime() - began) / 1e9;
    }

    private static double seconds(Laboratory laboratory, int port, String path, List<String> command)
            throws IOException, InterruptedException {
        var builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(laboratory.variables(port));
        var began = System.nanoTime();
        var process = builder.start();
        try {
            while (!answers(port, path)) {
                if (!process.isAlive()) {
                    throw new IllegalStateException("it ended before it answered");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            return (System.nanoTime() - began) / 1e9;
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static boolean answers(int port, String path) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }
}
