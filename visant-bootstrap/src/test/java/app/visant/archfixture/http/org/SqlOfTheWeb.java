package app.visant.archfixture.http.org;

import app.visant.archfixture.Breaks;
import java.sql.Connection;

/** A web adapter that talks to the database. */
@Breaks("LIBRARIES")
final class SqlOfTheWeb {
    private SqlOfTheWeb() {}

    static boolean isUsable(Connection connection) {
        return connection.toString().isEmpty();
    }
}
