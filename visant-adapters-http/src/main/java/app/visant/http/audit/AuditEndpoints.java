package app.visant.http.audit;

import app.visant.application.audit.AuditTrail;
import app.visant.application.audit.AuditTrail.Shown;
import app.visant.application.audit.port.AuditLog.Filter;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import jakarta.inject.Inject;
import java.util.List;

/** Who did what in the organization; and, for operators, in any of them or to the platform. */
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
                filtered(Endpoint.get(
                                        "/v1/audit",
                                        "Who did what; with Accept: text/csv as a table, 10,000 lines at a time")
                                .requires(Permission.AUDIT_READ))
                        .handledBy(this::list),
                filtered(Endpoint.get(
                                        "/v1/admin/audit",
                                        "Who did what to the platform, or in one organization; as a table likewise")
                                .requires(Permission.PLATFORM_OPERATE)
                                .query("org_id", "the log of this organization; without it, what concerns none"))
                        .handledBy(this::listForOperator));
    }

    private static Endpoint.Builder filtered(Endpoint.Builder route) {
        return route.query("actor", "only by this person, device, key or operator, or by this kind of them")
                .query("action", "only this, such as device.activated")
                .query("from", "only at this time or later")
                .query("to", "only before this time")
                .answersPageAlso(AuditWire.EntryAnswer.class, CSV);
    }

    private Answer list(Exchange exchange) {
        return of(exchange.org(), exchange);
    }

    private Answer of(OrgId org, Exchange exchange) {
        var filter = filter(exchange);
        return exchange.prefers(CSV)
                ? table(exchange, trail.export(org, filter, exchange.page().after()))
                : Answer.page(exchange, trail.list(org, filter, exchange.page()), AuditWire.EntryAnswer::of);
    }

    private Answer listForOperator(Exchange exchange) {
        var org = exchange.query().optional("org_id", OrgId::of).get();
        return org.isPresent() ? of(org.get(), exchange) : ofThePlatform(exchange);
    }

    private Answer ofThePlatform(Exchange exchange) {
        var filter = filter(exchange);
        return exchange.prefers(CSV)
                ? table(exchange, trail.exportPlatform(filter, exchange.page().after()))
                : Answer.page(exchange, trail.listPlatform(filter, exchange.page()), AuditWire.EntryAnswer::of);
    }

    private static Filter filter(Exchange exchange) {
        var query = exchange.query();
        var actor = query.optional("actor", Form.TEXT);
        var action = query.optional("action", AuditEndpoints::action);
        var from = query.optional("from", Form.INSTANT);
        var to = query.optional("to", Form.INSTANT);
        return new Filter(actor.get(), action.get(), from.get(), to.get());
    }

    private static Answer table(Exchange exchange, Page<Shown> found) {
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
