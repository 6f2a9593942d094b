package app.visant.http.evaluation;

import app.visant.application.evaluation.AccuracyReport;
import app.visant.application.evaluation.AccuracyReport.Selection;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import jakarta.inject.Inject;
import java.util.List;

/** How good verdicts are. */
public final class AccuracyEndpoints implements EndpointTable {
    private final AccuracyReport report;

    @Inject
    public AccuracyEndpoints(AccuracyReport report) {
        this.report = report;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/v1/accuracy",
                        "Verdicts against what people marked, agreement of agents, and how long they took")
                .requires(Permission.CAPTURES_READ)
                .query("device_id", "only stills of this device")
                .query("version", "only judged by this version of the description")
                .query("agent", "what this agent said, instead of the panel")
                .query("from", "only taken at this time or later; the last 30 days unless told")
                .query("to", "only taken before this time; now unless told")
                .answers(AccuracyWire.AccuracyAnswer.class)
                .handledBy(this::of));
    }

    private Answer of(Exchange exchange) {
        var query = exchange.query();
        var device = query.optional("device_id", DeviceId::new);
        var version = query.optional("version", Form.INTEGER);
        var agent = query.optional("agent", Form.TEXT);
        var from = query.optional("from", Form.INSTANT);
        var to = query.optional("to", Form.INSTANT);
        var wanted = new Selection(device.get(), version.get(), agent.get(), from.get(), to.get());
        return Answer.ok(AccuracyWire.AccuracyAnswer.of(report.of(exchange.reach(), wanted)));
    }
}
