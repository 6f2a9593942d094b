package app.visant.http.platform;

import app.visant.application.health.InstallationHealth;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import jakarta.inject.Inject;
import java.util.List;

/** How the installation is doing, as its operator sees it. */
public final class HealthEndpoints implements EndpointTable {
    private final InstallationHealth health;
    private final Readiness readiness;
    private final BuildInfo build;

    @Inject
    public HealthEndpoints(InstallationHealth health, Readiness readiness, BuildInfo build) {
        this.health = health;
        this.readiness = readiness;
        this.build = build;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get("/v1/admin/health", "How the installation is doing: nodes, work, room")
                .requires(Permission.PLATFORM_OPERATE)
                .answers(HealthWire.HealthAnswer.class)
                .handledBy(
                        exchange -> Answer.ok(HealthWire.HealthAnswer.of(readiness.check(), build, health.report()))));
    }
}
