package app.visant.bootstrap;

import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.database.OpenDatabase;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.shared.Principal;
import java.util.function.Function;

/** Work of the operator at the machine itself, beside a server that may be running. */
public final class Administration {
    private Administration() {}

    /** Who does it: whoever is logged in at the machine. */
    public static Principal operator() {
        return new Principal.Operator(System.getProperty("user.name", "unknown"));
    }

    /** Does the work over the installation's database and nothing else: no loops, no way in. */
    public static <T> T with(ServerConfig config, Function<ServerComponent, T> work) {
        try (var database = OpenDatabase.reach(config)) {
            var parts = Server.wire(config, database);
            try {
                return work.apply(parts);
            } finally {
                parts.signals().close();
            }
        }
    }
}
