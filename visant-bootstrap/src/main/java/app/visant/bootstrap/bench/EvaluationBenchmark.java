package app.visant.bootstrap.bench;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.device.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Stills judged by a panel of two vendors whose servers take two and three seconds: how well the slots are used, how long the
 * single still of one organization waits behind the ten thousand of another, and whether memory stays where it was.
 */
final class EvaluationBenchmark implements Benchmark {
    private static final Duration FAST = Duration.ofSeconds(2);
    private static final Duration SLOW = Duration.ofSeconds(3);
    private static final int SLOTS = 32;
    private static final int ORGANIZATIONS = 20;
    private static final int DEVICES_EACH = 25;
    private static final int STILLS = ORGANIZATIONS * DEVICES_EACH;
    private static final int CROWD = 10_000;
    private static final int CROWD_DEVICES = 100;
    private static final int SINGLES = 10;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Override
    public String name() {
        return "evaluation";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        try (var laboratory = new Laboratory();
                var fast = SlowVendor.openai(FAST);
                var slow = SlowVendor.gemini(SLOW);
                var server = Server.start(config(laboratory, fast, slow));
                var connection = laboratory.connect()) {
            // Devices are numbered on: first the twenty organizations', then the crowd's, then the single one's.
            for (var org = 0; org < ORGANIZATIONS; org++) {
                Fleet.create(connection, org * DEVICES_EACH, DEVICES_EACH);
            }
            Fleet.create(connection, STILLS, CROWD_DEVICES);
            Fleet.create(connection, STILLS + CROWD_DEVICES, 1);
            var still = Pictures.jpeg(Pictures.drawn(640, 360), 0.7f);
            var yard = new Yard(server.port(), still, connection);

            yard.judge(SLOTS);
            var rates = new Samples();
            for (var run = 0; run < runs; run++) {
                rates.add(yard.judge(STILLS));
            }
            yard.crowd();
            var before = settledHeap();
            var waits = new Samples();
            for (var single = 0; single < SINGLES; single++) {
                waits.add(yard.single());
            }
            var after = settledHeap();
            return List.of(
                    throughput(rates.median()),
                    Figure.atMost(
                            "a single still behind 10,000 of another organization starts, worst of " + SINGLES,
                            "%.2f s".formatted(waits.quantile(1)),
                            "1 s",
                            waits.quantile(1),
                            1),
                    Figure.atMost(
                            "heap after %d s of judging".formatted(SINGLES * SLOW.toSeconds()),
                            "%.0f MB".formatted(after / 1e6),
                            "before: %.0f MB".formatted(before / 1e6),
                            after / before,
                            1.2));
        }
    }

    private static Figure throughput(double rate) {
        var ideal = (double) SLOTS / SLOW.toSeconds();
        return Figure.atLeast(
                "500 stills of 20 organizations, agents of 2 s and 3 s, %d at once".formatted(SLOTS),
                "%.2f/s".formatted(rate),
                "slots ÷ 3 s: %.2f/s".formatted(ideal),
                rate / ideal,
                0.9);
    }

    private static ServerConfig config(Laboratory laboratory, SlowVendor fast, SlowVendor slow) {
        var variables = laboratory.variables(0);
        variables.putAll(Map.of(
                "VISANT_EVALUATION_SLOTS",
                Integer.toString(SLOTS),
                "VISANT_REUSE_MINUTES",
                "0",
                "OPENAI_API_KEY",
                "for-benchmarks-only",
                "OPENAI_BASE_URL",
                fast.url(),
                "GEMINI_API_KEY",
                "for-benchmarks-only",
                "GEMINI_BASE_URL",
                slow.url()));
        return ServerConfig.read(variables, Main.variables());
    }

    private static double settledHeap() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    private record Yard(int port, byte[] still, Connection connection) {
        /** Brings in that many stills, a device each, and answers how many a second were judged, from the first upload to the last verdict. */
        double judge(int stills) throws Exception {
            var began = System.nanoTime();
            for (var number = 0; number < stills; number++) {
                try (var client = new UploadClient(port, number, still)) {
                    client.upload();
                }
            }
            await("select count(*) = 0 from captures where evaluation_status in ('pending', 'processing')");
            return stills / seconds(System.nanoTime() - began);
        }

        void crowd() throws Exception {
            var clients = new ArrayList<UploadClient>();
            try {
                for (var device = 0; device < CROWD_DEVICES; device++) {
                    clients.add(new UploadClient(port, STILLS + device, still));
                }
                for (var number = 0; number < CROWD; number++) {
                    clients.get(number % CROWD_DEVICES).upload();
                }
            } finally {
                for (var client : clients) {
                    client.close();
                }
            }
        }

        /** Seconds from the answer to an upload until its judging has begun. */
        double single() throws Exception {
            var device = Fleet.device(STILLS + CROWD_DEVICES);
            try (var client = new UploadClient(port, STILLS + CROWD_DEVICES, still)) {
                client.upload();
            }
            var began = System.nanoTime();
            await("select count(*) = 0 from captures where device_id = '%s' and evaluation_status = 'pending'"
                    .formatted(device));
            var waited = seconds(System.nanoTime() - began);
            await("select count(*) = 0 from captures where device_id = '%s' and evaluation_status = 'processing'"
                    .formatted(device));
            return waited;
        }

        private void await(String condition) throws SQLException, IOException {
            var end = System.nanoTime() + PATIENCE.toNanos();
            while (!holds(condition)) {
                if (System.nanoTime() > end) {
                    throw new IOException("the stills were not judged in time");
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }

        private boolean holds(String condition) throws SQLException {
            try (var statement = connection.createStatement();
                    var rows = statement.executeQuery(condition)) {
                rows.next();
                return rows.getBoolean(1);
            }
        }

        private static double seconds(long nanos) {
            return nanos / 1e9;
        }
    }
}
