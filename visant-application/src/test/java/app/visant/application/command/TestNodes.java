package app.visant.application.command;

import app.visant.application.InMemoryWorld;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.NodeId;
import java.util.UUID;
import java.util.concurrent.Executor;

/** The streams of nodes that share one world. */
final class TestNodes {
    private TestNodes() {}

    static CommandStreams node(InMemoryWorld world, UUID id, TransactionRunner transactions, Executor executor) {
        var news =
                new StreamNews(world.devices(), world.deviceSchedules(), world.commands(), world.ids(), world.clock());
        return new CommandStreams(
                transactions,
                world.presence(),
                news,
                world.signals(),
                executor,
                new CommandStreams.Place(new NodeId(id), world.clock()));
    }
}
