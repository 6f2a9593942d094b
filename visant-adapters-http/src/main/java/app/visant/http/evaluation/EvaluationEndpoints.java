package app.visant.http.evaluation;

import app.visant.application.evaluation.SceneRestart;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** What people can tell the agents. */
public final class EvaluationEndpoints implements EndpointTable {
    private final SceneRestart restart;

    @Inject
    public EvaluationEndpoints(SceneRestart restart) {
        this.restart = restart;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/devices/{device_id}/baseline/reset", "Let the local agent learn the scene anew")
                        .requires(Permission.DEVICES_OPERATE)
                        .records(AuditAction.BASELINE_RESET)
                        .handledBy(this::reset));
    }

    private Answer reset(Exchange exchange) {
        if (!restart.restart(exchange.insider(), exchange.path("device_id", DeviceId::new))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }
}
