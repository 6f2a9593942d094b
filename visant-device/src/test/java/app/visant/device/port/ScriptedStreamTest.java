package app.visant.device.port;

import java.time.Duration;
import java.util.Optional;

final class ScriptedStreamTest implements CommandStreamContract {
    private final ScriptedStream stream = new ScriptedStream();
    private Runnable prepared = () -> {};

    @Override
    public CommandStream stream() {
        return stream;
    }

    @Override
    public void willOpen() {
        prepared = () -> stream.opened(Optional.empty());
    }

    @Override
    public void willRefuse(int status, Duration retryAfter) {
        prepared = () -> stream.ends(new CommandStream.Refused(status, Optional.of(retryAfter)));
    }

    @Override
    public void happens() {
        prepared.run();
    }

    @Override
    public void pings() {
        stream.says(new StreamEvent.Ping());
    }

    @Override
    public void serverCloses() {
        stream.ends(new CommandStream.Broken("closed"));
    }
}
