package app.visant.http.auth;

import app.visant.application.identity.AccountOversight;
import app.visant.application.identity.AccountSurvey;
import app.visant.application.identity.port.AccountReadModel.Filter;
import app.visant.application.org.OrganizationOversight.Standing;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.UserId;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Oversight;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/** Accounts as the platform operator sees and suspends them. */
public final class OperatorUserEndpoints implements EndpointTable {
    private static final String ONE = "/v1/admin/users/{user_id}";

    private final AccountSurvey survey;
    private final AccountOversight oversight;

    @Inject
    public OperatorUserEndpoints(AccountSurvey survey, AccountOversight oversight) {
        this.survey = survey;
        this.oversight = oversight;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Oversight.list("/v1/admin/users", "All accounts, the newest first", "the address or the name")
                        .answersPage(OperatorUserWire.UserAnswer.class)
                        .handledBy(this::list),
                Endpoint.get(ONE, "An account with where the person is logged in")
                        .requires(Permission.PLATFORM_OPERATE)
                        .answers(OperatorUserWire.UserDetailAnswer.class)
                        .handledBy(exchange -> present(user(exchange))),
                Endpoint.patch(ONE, "Suspend an account, which ends its sessions and keys, or let it go on")
                        .requires(Permission.PLATFORM_OPERATE)
                        .records(AuditAction.ACCOUNT_SUSPENDED)
                        .takes(OperatorUserWire.OversightRequest.class)
                        .answers(OperatorUserWire.UserDetailAnswer.class)
                        .handledBy(this::change));
    }

    private Answer list(Exchange exchange) {
        return Oversight.found(exchange, Filter::new, survey::list, OperatorUserWire.UserAnswer::of);
    }

    private Answer change(Exchange exchange) {
        var user = user(exchange);
        return switch (changed(exchange, user)) {
            case AccountOversight.Result.Done() -> present(user);
            case AccountOversight.Result.Unknown() -> throw Problem.notFound();
            case AccountOversight.Result.OwnAccount() ->
                throw Problem.conflict("own_account", "Another operator has to suspend this account.");
        };
    }

    private AccountOversight.Result changed(Exchange exchange, UserId user) {
        var in = exchange.body();
        var suspended = in.require("suspended", Form.BOOLEAN);
        return Oversight.standing(in, Optional.of(suspended.get())) instanceof Standing.Suspended(String reason)
                ? oversight.suspend(exchange.principal(), user, reason)
                : oversight.resume(exchange.principal(), user);
    }

    private Answer present(UserId user) {
        return survey.find(user)
                .map(OperatorUserWire.UserDetailAnswer::of)
                .map(Answer::ok)
                .orElseThrow(Problem::notFound);
    }

    private static UserId user(Exchange exchange) {
        return exchange.path("user_id", UserId::of);
    }
}
