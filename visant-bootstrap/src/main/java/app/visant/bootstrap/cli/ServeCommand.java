package app.visant.bootstrap.cli;

import app.visant.bootstrap.Server;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;

/** {@code visant serve}: the server, until it is told to stop. */
@Command(
        name = "serve",
        description = "Runs the server, on the PostgreSQL of DATABASE_URL or on an embedded one.",
        mixinStandardHelpOptions = true)
final class ServeCommand extends Task {
    @Override
    public Integer call() throws InterruptedException {
        var server = Server.start(config());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            server.close();
                            stopped.countDown();
                        },
                        "stop"));
        stopped.await();
        return 0;
    }
}
