package app.visant.device.spool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code counters.json}: how many stills were lost or refused, ever. */
final class Counters {
    private static final Logger log = LoggerFactory.getLogger(Counters.class);

    private final Path folder;
    private final Path file;
    private long dropped;
    private long rejected;

    private Counters(Path folder) {
        this.folder = folder;
        this.file = folder.resolve("counters.json");
    }

    static Counters open(Path stateFolder) throws IOException {
        var counters = new Counters(stateFolder);
        if (Files.exists(counters.file)) {
            counters.read();
        }
        return counters;
    }

    long dropped() {
        return dropped;
    }

    long rejected() {
        return rejected;
    }

    void dropped(int more) throws IOException {
        dropped += more;
        write();
    }

    void rejected(int more) throws IOException {
        rejected += more;
        write();
    }

    private void read() throws IOException {
        var content = Files.readAllBytes(file);
        try {
            var json = Json.MAPPER.readTree(content);
            dropped = json.path("dropped").asLong();
            rejected = json.path("rejected").asLong();
        } catch (IOException e) {
            log.warn("{} is damaged; counting starts over", file);
        }
    }

    private void write() throws IOException {
        var json = Json.MAPPER.createObjectNode().put("dropped", dropped).put("rejected", rejected);
        DurableFiles.write(file, Json.MAPPER.writeValueAsBytes(json));
        DurableFiles.flushFolder(folder);
    }
}
