package app.visant.bootstrap.bench;

import app.visant.bootstrap.Server;
import app.visant.device.Main;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What the device runtime keeps in memory while it works for a server: twenty stills, taken by a program. */
final class DeviceBenchmark implements Benchmark {
    private static final List<String> SMALL = List.of(
            "-Xmx24m", "-Xmn4m", "-Xss256k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true");

    private static final int STILLS = 20;

    @Override
    public String name() {
        return "device";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var samples = new Samples();
        for (var run = 0; run < runs; run++) {
            samples.add(once() / 1024.0);
        }
        return List.of(Figure.atMost(
                "device runtime, resident", "%.0f MB".formatted(samples.median()), "80 MB", samples.median() / 80, 1));
    }

    private static double once() throws Exception {
        try (var laboratory = new Laboratory();
                var server = Server.start(laboratory.config());
                var connection = laboratory.connect()) {
            order(connection, Fleet.create(connection, 1));
            var still = laboratory.folder().resolve("still.jpg");
            Files.write(still, Pictures.jpeg(Pictures.drawn(1280, 720), 0.8f));
            var command = program();
            command.addAll(List.of("run", "--camera-kind", "command", "--camera-command"));
            command.add("[\"cat\",\"%s\"]".formatted(still));
            command.addAll(
                    List.of("--state-dir", laboratory.folder().resolve("device").toString()));
            var builder = new ProcessBuilder(command);
            builder.environment().put("MALLOC_ARENA_MAX", "2");
            builder.environment().put("DEVICE_ID", Fleet.device(0));
            builder.environment().put("VISANT_DEVICE_TOKEN", Fleet.token(0));
            builder.environment().put("CLOUD_URL", "http://localhost:" + server.port());
            var device = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                awaitStills(connection, device);
                return Child.residentKilobytes(device.pid());
            } finally {
                device.destroy();
                device.waitFor();
            }
        }
    }

    /** What the device is told as soon as it comes. */
    private static void order(Connection connection, UUID org) throws SQLException {
        var insert = "insert into commands (id, org_id, device_id, trigger_label, issued_at, expires_at, status)"
                + " values (gen_random_uuid(), ?, ?, 'bench', now(), now() + interval '2 minutes', 'queued')";
        try (var batch = connection.prepareStatement(insert)) {
            for (var i = 0; i < STILLS; i++) {
                batch.setObject(1, org);
                batch.setString(2, Fleet.device(0));
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    /** Until it has taken and brought what was ordered. */
    private static void awaitStills(Connection connection, Process device) throws SQLException, InterruptedException {
        try (var count = connection.prepareStatement("select count(*) from captures")) {
            for (var come = 0L; come < STILLS; ) {
                if (!device.isAlive()) {
                    throw new IllegalStateException("the device runtime ended");
                }
                TimeUnit.MILLISECONDS.sleep(200);
                try (var rows = count.executeQuery()) {
                    rows.next();
                    come = rows.getLong(1);
                }
            }
        }
    }

    /** The device's own jar, where it was built or installed; else the same from this program's classes. */
    private static List<String> program() {
        var program = Path.of(System.getProperty("java.class.path").split(File.pathSeparator, 2)[0])
                .toAbsolutePath();
        var jar = Stream.of("visant-device.jar", "../../visant-device/target/visant-device.jar")
                .map(program::resolveSibling)
                .filter(Files::isRegularFile)
                .findFirst();
        var command = Child.java(SMALL, Main.class);
        jar.ifPresent(path -> command.set(command.indexOf("-cp") + 1, path.toString()));
        return command;
    }
}
