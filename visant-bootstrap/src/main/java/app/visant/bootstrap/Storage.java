package app.visant.bootstrap;

import app.visant.bootstrap.config.ServerConfig;
import app.visant.persistence.Database;
import app.visant.persistence.datalake.Datalake;
import app.visant.persistence.datalake.FreeSpace;
import app.visant.persistence.shared.UuidV7;
import java.time.InstantSource;

/** Opens the datalake that belongs to the database. */
final class Storage {
    private Storage() {}

    static Datalake open(ServerConfig config, Database database, InstantSource clock) {
        return Datalake.open(
                config.dataDir(),
                database.installation(),
                database.holdsNoCaptures(),
                FreeSpace.keeping(config.stills().reserveBytes()),
                new UuidV7(clock),
                clock);
    }
}
