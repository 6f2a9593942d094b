package app.visant.persistence;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.StreamId;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementException;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.TemplateEngine;

/** Sets Jdbi up once: domain types in, plain SQL, errors without the values that were bound. */
final class JdbiFactory {
    private JdbiFactory() {}

    /** The time limit of statements is the server's, set on each connection of the pool: a client's timer costs more. */
    static Jdbi over(DataSource pool) {
        var jdbi = Jdbi.create(pool);
        jdbi.registerArgument(new DomainArguments());
        jdbi.registerArrayType(String.class, "text");
        jdbi.registerArrayType(UUID.class, "uuid");
        jdbi.registerArrayType(DeviceId.class, "text", DeviceId::value);
        jdbi.registerArrayType(StreamId.class, "uuid", StreamId::value);
        jdbi.registerArrayType(Double.class, "float8");
        // As text, since the driver cannot nest bytes in an array that may also hold nulls.
        jdbi.registerArrayType(Sha256.class, "bytea", digest -> "\\x" + digest.hex());
        jdbi.getConfig(SqlStatements.class).setTemplateEngine(TemplateEngine.NOP);
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(JdbiFactory::withoutValues);
        return jdbi;
    }

    private static String withoutValues(StatementException e) {
        var context = e.getStatementContext();
        return e.getShortMessage() + " [" + (context == null ? "" : context.getRawSql()) + "]";
    }
}
