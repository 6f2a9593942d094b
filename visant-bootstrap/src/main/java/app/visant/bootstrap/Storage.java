package app.visant.bootstrap;

import app.visant.bootstrap.config.ServerConfig;
import app.visant.persistence.Database;
import app.visant.persistence.datalake.Datalake;

/** Opens the datalake that belongs to the database. */
final class Storage {
    private Storage() {}

    static Datalake open(ServerConfig config, Database database) {
        return Datalake.open(config.dataDir(), database.installation(), config.stills().reserveBytes());
    }
}
