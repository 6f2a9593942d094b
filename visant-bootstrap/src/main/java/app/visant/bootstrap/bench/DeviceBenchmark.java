package app.visant.bootstrap.bench;

import app.visant.bootstrap.Server;
import app.visant.device.Main;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What the device runtime keeps in memory while it works for a server. */
final class DeviceBenchmark implements Benchmark {
    private static final List<String> SMALL =
            List.of("-Xmx24m", "-Xss256k", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true");

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
            Fleet.create(connection, 1);
            var builder = new ProcessBuilder(Child.java(
                    SMALL,
                    Main.class,
                    "run",
                    "--camera",
                    "drawn",
                    "--state-dir",
                    laboratory.folder().resolve("device").toString()));
            builder.environment().put("DEVICE_ID", Fleet.device(0));
            builder.environment().put("VISANT_DEVICE_TOKEN", Fleet.token(0));
            builder.environment().put("CLOUD_URL", "http://localhost:" + server.port());
            var device = builder.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                TimeUnit.SECONDS.sleep(10);
                if (!device.isAlive()) {
                    throw new IllegalStateException("the device runtime ended");
                }
                return Child.residentKilobytes(device.pid());
            } finally {
                device.destroy();
                device.waitFor();
            }
        }
    }
}
