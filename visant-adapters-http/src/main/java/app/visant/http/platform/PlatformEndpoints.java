package app.visant.http.platform;

import app.visant.application.evaluation.OperatorAgents;
import app.visant.domain.evaluation.AgentChoice;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.ui.DashboardFiles;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** What is running, and whether it is well. */
public final class PlatformEndpoints implements EndpointTable {
    private static final String API = "v1";

    private final BuildInfo build;
    private final Readiness readiness;
    private final OperatorAgents agents;
    private final DashboardFiles dashboard;

    @Inject
    public PlatformEndpoints(BuildInfo build, Readiness readiness, OperatorAgents agents, DashboardFiles dashboard) {
        this.build = build;
        this.readiness = readiness;
        this.agents = agents;
        this.dashboard = dashboard;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/", "What this is; browsers are led to the dashboard")
                        .open()
                        .answersAlso(RootAnswer.class, "text/html")
                        .handledBy(this::root),
                Endpoint.get("/healthz", "Whether the process lives")
                        .open()
                        .answers(HealthAnswer.class)
                        .handledBy(exchange -> Answer.ok(new HealthAnswer("ok"))),
                Endpoint.get("/readyz", "Whether it can do its work: 503 if not")
                        .open()
                        .answers(ReadyAnswer.class)
                        .handledBy(exchange -> ready()),
                Endpoint.get("/v1/version", "What is running")
                        .open()
                        .answers(VersionAnswer.class)
                        .handledBy(exchange -> Answer.ok(version())));
    }

    private Answer root(Exchange exchange) {
        return exchange.prefers("text/html")
                ? Answer.seeOther(dashboard.present() ? "/ui" : "/docs")
                : Answer.ok(new RootAnswer("visant", build.version(), API, "/docs", "/openapi.json"));
    }

    private Answer ready() {
        var checks = readiness.check();
        var ready = checks.values().stream().allMatch(Readiness.OK::equals);
        return Answer.json(ready ? 200 : 503, new ReadyAnswer(ready ? "ready" : "not_ready", checks));
    }

    private VersionAnswer version() {
        return new VersionAnswer(
                build.version(),
                build.commit(),
                build.builtAt(),
                API,
                agents.standard().agents().stream().map(AgentChoice::id).toList(),
                new DeviceVersions(build.latestDevice()));
    }

    private record RootAnswer(String name, String version, String api, String docs, String openapi) {}

    private record HealthAnswer(String status) {}

    private record ReadyAnswer(String status, Map<String, String> checks) {}

    private record VersionAnswer(
            String version, String commit, String builtAt, String api, List<String> panel, DeviceVersions device) {}

    private record DeviceVersions(String latest) {}
}
