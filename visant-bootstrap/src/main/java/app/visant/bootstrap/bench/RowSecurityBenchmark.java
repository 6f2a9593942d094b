package app.visant.bootstrap.bench;

import app.visant.bootstrap.database.OpenDatabase;
import app.visant.domain.shared.OrgId;
import app.visant.persistence.JdbiTransactions;
import app.visant.persistence.shared.UuidV7;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** What the second wall between organizations costs a list: the same transactions with the policies on and off. */
final class RowSecurityBenchmark implements Benchmark {
    private static final int STILLS = 100_000;

    @Override
    public String name() {
        return "rowsecurity";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var on = new Samples();
        var off = new Samples();
        try (var laboratory = new Laboratory();
                var database = OpenDatabase.start(laboratory.config());
                var connection = laboratory.connect()) {
            var transactions = new JdbiTransactions(
                    database.database(), new UuidV7(InstantSource.system()), InstantSource.system());
            var org = new OrgId(Fleet.create(connection, ListBenchmark.DEVICES));
            Fleet.addCaptures(connection, org.value(), ListBenchmark.DEVICES, 0, STILLS);
            ListBenchmark.newest(transactions, org);
            for (var run = 0; run < runs; run++) {
                switchPolicies(connection, "disable");
                off.add(ListBenchmark.newest(transactions, org));
                switchPolicies(connection, "enable");
                on.add(ListBenchmark.newest(transactions, org));
            }
        }
        return List.of(Figure.atMost(
                "newest 50 stills with row-level security",
                "%.3f ms".formatted(on.median() / 1e6),
                "%.3f ms without".formatted(off.median() / 1e6),
                on.median() / off.median(),
                1.25));
    }

    private static void switchPolicies(Connection connection, String how) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("alter table captures %s row level security".formatted(how));
        }
    }
}
