package app.visant.bootstrap.bench;

import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.bootstrap.database.OpenDatabase;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.JdbiTransactions;
import app.visant.persistence.capture.PostgresCaptureRepository;
import app.visant.persistence.shared.UuidV7;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The newest 50 stills of a device: how much it matters how many there are. */
final class ListBenchmark implements Benchmark {
    static final int DEVICES = 1000;
    /** So few that each has 50 of 10,000 stills, and returns as many rows as later of 1,000,000. */
    private static final int ASKED = 100;

    private static final int CALLS = 400;

    @Override
    public String name() {
        return "list";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        try (var laboratory = new Laboratory();
                var database = OpenDatabase.start(laboratory.config());
                var connection = laboratory.connect()) {
            var transactions = new JdbiTransactions(
                    database.database(), new UuidV7(InstantSource.system()), InstantSource.system());
            var org = new OrgId(Fleet.create(connection, DEVICES));
            Fleet.addCaptures(connection, org.value(), ASKED, 0, 10_000);
            var few = newest(transactions, org, runs);
            Fleet.addCaptures(connection, org.value(), DEVICES, 10_000, 1_000_000);
            var many = newest(transactions, org, runs);
            var select = trivial(transactions, org, runs);
            var scan = plan(connection, org.value());
            return List.of(
                    Figure.atMost(
                            "newest 50 of 1,000,000, one index scan", scan ? "yes" : "no", "plan", scan ? 0 : 1, 0),
                    Figure.atMost(
                            "newest 50 of 1,000,000 against of 10,000", millis(many), millis(few), many / few, 1.5),
                    Figure.atMost(
                            "newest 50 of 1,000,000 against an empty look-up",
                            millis(many),
                            millis(select),
                            many / select,
                            10));
        }
    }

    private static double newest(TransactionRunner transactions, OrgId org, int runs) {
        var medians = new Samples();
        for (var run = 0; run <= runs; run++) {
            var nanos = newest(transactions, org);
            if (run > 0) {
                medians.add(nanos);
            }
        }
        return medians.median();
    }

    /** The median, in nanoseconds, of asking for the newest 50 stills of one device after the other. */
    static double newest(TransactionRunner transactions, OrgId org) {
        var repository = new PostgresCaptureRepository();
        var samples = new Samples();
        for (var i = 0; i < CALLS; i++) {
            var filter = new Filter(
                    Optional.of(new DeviceId(Fleet.device(i * 37 % ASKED))),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
            var began = System.nanoTime();
            transactions.forOrg(org, tx -> repository.list(tx, Reach.all(org), filter, Page.Request.first(50)));
            samples.add((double) (System.nanoTime() - began));
        }
        return samples.median();
    }

    /** The same transaction around a statement that reads next to nothing. */
    private static double trivial(TransactionRunner transactions, OrgId org, int runs) {
        var repository = new PostgresCaptureRepository();
        var nothing = new RecordId("nothing");
        var medians = new Samples();
        for (var run = 0; run <= runs; run++) {
            var samples = new Samples();
            for (var i = 0; i < CALLS; i++) {
                var began = System.nanoTime();
                transactions.forOrg(org, tx -> repository.find(tx, org, nothing));
                samples.add((double) (System.nanoTime() - began));
            }
            if (run > 0) {
                medians.add(samples.median());
            }
        }
        return medians.median();
    }

    /** Whether the statement is one index scan, without a sort. */
    private static boolean plan(Connection connection, UUID org) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        explain select * from captures where org_id = '%s' and device_id = '%s'
                        order by captured_at desc, id desc limit 50
                        """.formatted(org, Fleet.device(7)))) {
            var text = new StringBuilder();
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return text.indexOf("Index Scan") >= 0 && text.indexOf("Sort") < 0;
        }
    }

    private static String millis(double nanos) {
        return "%.3f ms".formatted(nanos / 1e6);
    }
}
