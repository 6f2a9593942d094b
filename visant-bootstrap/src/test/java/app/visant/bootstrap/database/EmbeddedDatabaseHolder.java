package app.visant.bootstrap.database;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process that starts the embedded database, prints its port, and waits to be killed. */
final class EmbeddedDatabaseHolder {
    /** What the line with the port begins with. */
    static final String PORT = "port: ";

    private EmbeddedDatabaseHolder() {}

    public static void main(String[] args) throws SQLException, InterruptedException {
        var database = EmbeddedDatabase.start(Path.of(args[0]), args[1], Optional.empty());
        var address = "jdbc:postgresql://127.0.0.1:" + database.port() + "/visant";
        try (var connection = DriverManager.getConnection(address, "postgres", args[1]);
                var statement = connection.createStatement()) {
            statement.execute("create table kept (x int)");
        }
        System.out.println(PORT + database.port());
        new CountDownLatch(1).await();
    }
}
