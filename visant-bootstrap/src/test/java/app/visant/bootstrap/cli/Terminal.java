package app.visant.bootstrap.cli;

import app.visant.persistence.DatabaseUrl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Where command lines are typed, on the machine of an installation over that database. */
record Terminal(Map<String, String> environment) {
    static Terminal of(DatabaseUrl url, Path folder) {
        return new Terminal(Map.of(
                "DATABASE_URL",
                url.jdbcUrl().replace("jdbc:postgresql://", "postgresql://postgres@"),
                "VISANT_DATA_DIR",
                folder.toString(),
                "VISANT_DATABASE_POOL",
                "4",
                "VISANT_LOG_LEVEL",
                "warn"));
    }

    /** Types {@code visant admin …}. */
    Shown admin(String... words) {
        var all = new ArrayList<>(List.of("admin"));
        all.addAll(List.of(words));
        var out = new StringWriter();
        var err = new StringWriter();
        var code = VisantCommand.line(environment, all)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new Shown(code, out.toString(), err.toString());
    }

    /** What came of it: the exit code, standard output, and standard error. */
    record Shown(int code, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }
}
