package app.visant.http.auth;

import app.visant.application.identity.SignedIn;
import app.visant.application.people.OrganizationSwitch;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** Working for another of one's organizations. */
public final class SwitchEndpoints implements EndpointTable {
    private final OrganizationSwitch switching;

    @Inject
    public SwitchEndpoints(OrganizationSwitch switching) {
        this.switching = switching;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/auth/switch-organization", "End this session and open one in another organization")
                        .requires(Permission.ACCOUNT_SELF)
                        .evenSuspended()
                        .records(AuditAction.SESSION_SWITCHED)
                        .takes(SwitchRequest.class)
                        .answers(AuthWire.SignedInAnswer.class)
                        .handledBy(this::change));
    }

    private Answer change(Exchange exchange) {
        var org = exchange.body().require("org_id", OrgId::of).get();
        var kind = exchange.browser() ? Session.Kind.BROWSER : Session.Kind.CLIENT;
        return switching
                .to(exchange.user(), org, kind)
                .map(SwitchEndpoints::present)
                .orElseThrow(Problem::notFound);
    }

    private static Answer present(SignedIn signedIn) {
        var answer = Answer.ok(AuthWire.SignedInAnswer.of(signedIn));
        return signedIn.kind() == Session.Kind.BROWSER ? answer.startingSession(signedIn.secret()) : answer;
    }

    private record SwitchRequest(String orgId) {}
}
