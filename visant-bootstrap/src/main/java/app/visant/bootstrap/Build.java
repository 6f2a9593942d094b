package app.visant.bootstrap;

import app.visant.http.platform.BuildInfo;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;

/** What was built, as the build wrote it down. */
public final class Build {
    private static final String UNKNOWN = "unknown";

    private Build() {}

    public static BuildInfo info() {
        var properties = new Properties();
        try (var in = Objects.requireNonNull(Build.class.getResourceAsStream("/app/visant/build.properties"))) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var version = properties.getProperty("version", UNKNOWN);
        return new BuildInfo(
                version,
                properties.getProperty("commit", UNKNOWN),
                properties.getProperty("built_at", UNKNOWN),
                version);
    }
}
