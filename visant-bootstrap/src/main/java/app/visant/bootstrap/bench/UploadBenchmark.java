package app.visant.bootstrap.bench;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.database.OpenDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Uploads of a 200 KB still to their 200, beside a bare loop that does what durability costs and nothing else. */
final class UploadBenchmark implements Benchmark {
    private static final double SECONDS = 3;
    /** What a server does before it is asked: neither side is compiled at first, and ours is the larger one. */
    private static final double WARM_UP_SECONDS = 60;

    private static final int STILL_BYTES = 200 * 1024;

    @Override
    public String name() {
        return "upload";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        try (var laboratory = new Laboratory();
                var database = OpenDatabase.start(laboratory.config());
                var connection = laboratory.connect()) {
            var org = Fleet.create(connection, 64);
            // Without the loops: this is about taking stills in, not about what follows.
            var http = Server.wire(laboratory.config(), database).http();
            http.start();
            try {
                var still = padded(Pictures.jpeg(Pictures.drawn(640, 360), 0.7f));
                var figures = new ArrayList<Figure>();
                warmUp(new Contest(laboratory, http.port(), still, org));
                for (var clients : new int[] {1, 16, 64}) {
                    figures.add(measure(clients, runs, new Contest(laboratory, http.port(), still, org)));
                }
                return figures;
            } finally {
                http.stop();
            }
        }
    }

    private static Figure measure(int clients, int runs, Contest contest) throws Exception {
        var ours = new Samples();
        var bare = new Samples();
        for (var run = 0; run < runs; run++) {
            ours.add(contest.served(clients, SECONDS));
            bare.add(contest.bare(clients, SECONDS));
        }
        return Figure.atLeast(
                "upload of 200 KB, %d client%s".formatted(clients, clients == 1 ? "" : "s"),
                "%.0f/s".formatted(ours.median()),
                "bare loop: %.0f/s".formatted(bare.median()),
                ours.median() / bare.median(),
                clients == 1 ? 0.4 : 0.6);
    }

    private static void warmUp(Contest contest) throws Exception {
        contest.served(16, WARM_UP_SECONDS);
        contest.bare(16, WARM_UP_SECONDS / 4);
    }

    /** How many uploads a second that many uploaders bring in together. */
    private static double rate(int clients, double seconds, Uploaders uploaders) throws Exception {
        var done = new AtomicLong();
        var end = new AtomicLong(Long.MAX_VALUE);
        var work = new ArrayList<Callable<Object>>();
        var all = new ArrayList<Uploader>();
        for (var i = 0; i < clients; i++) {
            var uploader = uploaders.make(i);
            all.add(uploader);
            work.add(() -> {
                while (System.nanoTime() < end.get()) {
                    uploader.upload();
                    done.incrementAndGet();
                }
                return "done";
            });
        }
        try (var threads = Executors.newFixedThreadPool(clients)) {
            var began = System.nanoTime();
            end.set(began + (long) (seconds * 1e9));
            for (var result : threads.invokeAll(work)) {
                result.get();
            }
            return done.get() / ((System.nanoTime() - began) / 1e9);
        } finally {
            for (var uploader : all) {
                uploader.close();
            }
        }
    }

    /** A decodable picture, made 200 KB long behind its end. */
    private static byte[] padded(byte[] jpeg) {
        if (jpeg.length > STILL_BYTES) {
            throw new IllegalStateException("the picture is larger than wanted");
        }
        var comment = STILL_BYTES - jpeg.length;
        return Padding.insert(jpeg, comment);
    }

    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    private record Contest(Laboratory laboratory, int port, byte[] still, UUID org) {
        double served(int clients, double seconds) throws Exception {
            return rate(clients, seconds, number -> new UploadClient(port, number, still));
        }

        double bare(int clients, double seconds) throws Exception {
            return rate(clients, seconds, number -> new BareUpload(laboratory, org, number, still));
        }
    }

    /** Brings stills in, one after the other. */
    interface Uploader extends AutoCloseable {
        void upload() throws Exception;

        @Override
        void close() throws IOException, SQLException;
    }

    private interface Uploaders {
        Uploader make(int number) throws Exception;
    }
}
