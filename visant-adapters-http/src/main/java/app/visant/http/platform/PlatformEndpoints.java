package app.visant.http.platform;

import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import jakarta.inject.Inject;
import java.util.List;

/** What is running, and whether it is well. */
public final class PlatformEndpoints implements EndpointTable {
    private static final String API = "v1";

    private final BuildInfo build;

    @Inject
    public PlatformEndpoints(BuildInfo build) {
        this.build = build;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/version", "What is running")
                .open()
                .answers(VersionAnswer.class)
                .handledBy(exchange -> Answer.ok(version())));
    }

    private VersionAnswer version() {
        return new VersionAnswer(
                build.version(),
                build.commit(),
                build.builtAt(),
                API,
                build.version(),
                new DeviceVersions(build.latestDevice()));
    }

    private record VersionAnswer(
            String version, String commit, String builtAt, String api, String panel, DeviceVersions device) {}

    private record DeviceVersions(String latest) {}
}
