package app.visant.http.activation;

import app.visant.application.activation.CodeRedemption;
import app.visant.application.activation.CodeRedemption.Result;
import app.visant.application.org.PlanCodes.Refused;
import app.visant.application.org.PlanCodes.Typed;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.activation.Redemption;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** Codes as an organization's owner redeems them. */
public final class CodeEndpoints implements EndpointTable {
    private final CodeRedemption redemption;

    @Inject
    public CodeEndpoints(CodeRedemption redemption) {
        this.redemption = redemption;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.post("/v1/codes/{code}/redeem", "Redeem an activation code for the organization")
                .requires(Permission.PLAN_MANAGE)
                .records(AuditAction.CODE_REDEEMED)
                .answers(CodeWire.RedeemedAnswer.class)
                .idempotent()
                .handledBy(this::redeem));
    }

    private Answer redeem(Exchange exchange) {
        var code = new Typed(exchange.path("code", text -> text), exchange.address());
        return switch (redemption.redeem(exchange.user(), code)) {
            case Result.Redeemed(Redemption.Granted granted) -> Answer.ok(CodeWire.RedeemedAnswer.of(granted));
            case Result.NotRedeemed(Refused why) -> throw Problem.unacceptable(why.code(), why.detail());
            case Result.Throttled(Duration retryAfter) -> throw Problem.tooMany(retryAfter);
        };
    }
}
