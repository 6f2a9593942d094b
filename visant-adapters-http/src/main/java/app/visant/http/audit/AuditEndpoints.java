package app.visant.http.audit;

import app.visant.application.audit.AuditTrail;
import app.visant.application.audit.port.AuditLog.Filter;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import jakarta.inject.Inject;
import java.util.List;

/** Who did what in the organization. */
public final class AuditEndpoints implements EndpointTable {
    private static final String CSV = "text/csv";

    private final AuditTrail trail;

    @Inject
    public AuditEndpoints(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/audit", "Who did what; with Accept: text/csv as a table, 10,000 lines at a time")
                        .requires(Permission.AUDIT_READ)
                        .query("actor", "only by this person, device, key or operator, or by this kind of them")
                        .query("action", "only this, such as device.activated")
                        .query("from", "only at this time or later")
                        .query("to", "only before this time")
                        .answersPageAlso(AuditWire.EntryAnswer.class, CSV)
                        .handledBy(this::list));
    }

    private Answer list(Exchange exchange) {
        var query = exchange.query();
        var actor = query.optional("actor", Form.TEXT);
        var action = query.optional("action", AuditEndpoints::action);
        var from = query.optional("from", Form.INSTANT);
        var to = query.optional("to", Form.INSTANT);
        var filter = new Filter(actor.get(), action.get(), from.get(), to.get());
        return exchange.prefers(CSV)
                ? table(exchange, filter)
                : Answer.page(exchange, trail.list(exchange.org(), filter, exchange.page()), AuditWire.EntryAnswer::of);
    }

    private Answer table(Exchange exchange, Filter filter) {
        var found = trail.export(exchange.org(), filter, exchange.page().after());
        var lines = found.items().stream().map(AuditWire.EntryAnswer::of).toList();
        return Answer.bytes("text/csv; charset=utf-8; header=present", AuditCsv.of(lines))
                .with("Content-Disposition", "attachment; filename=\"visant-audit.csv\"")
                .leadingOn(exchange, found);
    }

    private static String action(String word) {
        return AuditAction.named(word)
                .map(AuditAction::wireName)
                .orElseThrow(() -> new IllegalArgumentException("is no action that the log knows"));
    }
}
