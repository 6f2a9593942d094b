package app.visant.http.ui;

import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the front end's build made, held in memory: {@code ui/files.txt} names the files, and nothing else is ever opened.
 * A build that left the front end out has none.
 */
public final class DashboardFiles {
    static final String PAGE = "index.html";

    private static final String FOLDER = "/ui/";
    private static final String LIST = "files.txt";
    private static final String PACKED = ".gz";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "json", "application/json",
            "webmanifest", "application/manifest+json",
            "wasm", "application/wasm",
            "woff2", "font/woff2");

    private final Map<String, Stored> files;

    /** What this program was built with. */
    @Inject
    public DashboardFiles() {
        this(read());
    }

    private DashboardFiles(Map<String, Stored> files) {
        this.files = Map.copyOf(files);
    }

    /** These files; those whose names end in {@code .gz} are the packed forms of others. */
    static DashboardFiles of(Map<String, byte[]> contents) {
        var files = new HashMap<String, Stored>();
        contents.forEach((name, content) -> {
            if (!name.endsWith(PACKED)) {
                files.put(name, Stored.of(name, content, Optional.ofNullable(contents.get(name + PACKED))));
            }
        });
        return new DashboardFiles(files);
    }

    /** Whether the front end is in this build. */
    public boolean present() {
        return files.containsKey(PAGE);
    }

    Optional<Stored> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    private static Map<String, Stored> read() {
        var list = resource(LIST);
        if (list == null) {
            return Map.of();
        }
        var files = new HashMap<String, Stored>();
        new String(list, StandardCharsets.UTF_8).lines().forEach(name -> {
            var content = resource(name);
            if (content == null) {
                throw new IllegalStateException("the build names " + name + " of the dashboard and does not hold it");
            }
            files.put(name, Stored.of(name, content, Optional.ofNullable(resource(name + PACKED))));
        });
        return files;
    }

    private static byte @Nullable [] resource(String name) {
        try (InputStream in = DashboardFiles.class.getResourceAsStream(FOLDER + name)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * One file.
     *
     * @param packed the same in gzip, where that is worth it
     */
    @SuppressWarnings("ArrayRecordComponent") // read once and never compared
    record Stored(String mediaType, String tag, byte[] content, Optional<byte[]> packed) {
        private static Stored of(String name, byte[] content, Optional<byte[]> packed) {
            var type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
            if (type == null) {
                throw new IllegalStateException("no media type is known for " + name);
            }
            return new Stored(type, Sha256.of(content).prefix(), content, packed);
        }
    }
}
