package app.visant.persistence;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.ParsedSql;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Takes the application's own filter out of every statement that runs for one organization, as if each adapter had
 * forgotten it: {@code where org_id = :org} is true for all. What is left is row-level security.
 */
public final class FilterSwitch implements SqlParser {
    private static final Pattern FILTER = Pattern.compile("where (\\w+\\.)?(org_id|id) = :org\\b");
    private static final Pattern READS = Pattern.compile("(?s)\\b(select|update|delete)\\b.*\\b(from|update)\\b.*");

    private final SqlParser parser = new ColonPrefixSqlParser();
    private final Set<String> loosened = new ConcurrentSkipListSet<>();
    private final Set<String> untouched = new ConcurrentSkipListSet<>();

    /** From now on every transaction of the database goes without. */
    public void takeOutOf(Database database) {
        database.jdbi().getConfig(SqlStatements.class).setSqlParser(this).setUnusedBindingAllowed(true);
    }

    @Override
    public ParsedSql parse(String sql, StatementContext context) {
        if (!ofOneOrganization(context)) {
            return parser.parse(sql, context);
        }
        var loose = FILTER.matcher(sql).replaceAll("where true");
        if (!loose.equals(sql)) {
            loosened.add(sql);
        } else if (READS.matcher(sql).find()) {
            untouched.add(sql);
        }
        return parser.parse(loose, context);
    }

    @Override
    public String nameParameter(String rawName, StatementContext context) {
        return parser.nameParameter(rawName, context);
    }

    /** Statements that lost their filter. */
    public Set<String> loosened() {
        return new TreeSet<>(loosened);
    }

    /** Statements that read or change rows of an organization and had no filter to lose. */
    public Set<String> untouched() {
        return new TreeSet<>(untouched);
    }

    /** Transactions across organizations have no second wall; theirs is the one that is left standing. */
    private static boolean ofOneOrganization(StatementContext context) {
        try (var statement = context.getConnection().createStatement();
                var rows = statement.executeQuery("select current_user")) {
            return rows.next() && rows.getString(1).equals(DatabaseRoles.APP);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
