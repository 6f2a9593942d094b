package app.visant.bootstrap.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What asking the database costs an order at least, from one thread and without a server: two transactions, the one reads
 * and the other reads and then writes a row that is on the disk at its end.
 */
final class BareOrder {
    private static final int WARM_UP = 300;
    private static final int ORDERS = 1000;

    private BareOrder() {}

    /** The 99th percentile in milliseconds. */
    static double measure(Laboratory laboratory) throws SQLException {
        var samples = new Samples();
        try (var connection = laboratory.connect()) {
            try (var statement = connection.createStatement()) {
                statement.execute("create table if not exists bare_orders (ordered_at timestamptz not null)");
            }
            connection.setAutoCommit(false);
            for (var i = -WARM_UP; i < ORDERS; i++) {
                var began = System.nanoTime();
                order(connection);
                if (i >= 0) {
                    samples.add((System.nanoTime() - began) / 1e6);
                }
            }
        }
        return samples.quantile(0.99);
    }

    private static void order(Connection connection) throws SQLException {
        ask(connection, 2);
        connection.commit();
        ask(connection, 4);
        try (var insert = connection.prepareStatement("insert into bare_orders values (now())")) {
            insert.executeUpdate();
        }
        connection.commit();
    }

    private static void ask(Connection connection, int times) throws SQLException {
        for (var i = 0; i < times; i++) {
            try (var query = connection.prepareStatement("select 1");
                    var rows = query.executeQuery()) {
                rows.next();
            }
        }
    }
}
