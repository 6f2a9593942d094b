package app.visant.http.auth;

import app.visant.application.identity.SecondFactors;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Totp;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One's own second factor. */
public final class TotpEndpoints implements EndpointTable {
    private final SecondFactors factors;
    private final OwnPasswords own;

    @Inject
    public TotpEndpoints(SecondFactors factors, OwnPasswords own) {
        this.factors = factors;
        this.own = own;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/v1/auth/totp", "Whether I have a second factor")
                        .requires(Permission.ACCOUNT_SELF)
                        .answers(AccountWire.TotpAnswer.class)
                        .handledBy(own.only(this::status)),
                Endpoint.post("/v1/auth/totp", "Begin to set up an authenticator")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.TOTP_PROPOSED)
                        .takes(AccountWire.PasswordRequest.class)
                        .secret()
                        .answers(AccountWire.TotpKeyAnswer.class)
                        .handledBy(own.only(exchange -> present(factors.setUp(exchange.user(), password(exchange))))),
                Endpoint.post("/v1/auth/totp/confirm", "Put it into force by its first code")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.TOTP_ENABLED)
                        .takes(AccountWire.CodeRequest.class)
                        .secret()
                        .answers(AccountWire.RecoveryCodesAnswer.class)
                        .handledBy(own.only(this::confirm)),
                Endpoint.post("/v1/auth/totp/recovery-codes", "Have new recovery codes; the old ones are void")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.TOTP_CODES_RENEWED)
                        .takes(AccountWire.PasswordRequest.class)
                        .secret()
                        .answers(AccountWire.RecoveryCodesAnswer.class)
                        .handledBy(
                                own.only(exchange -> present(factors.renewCodes(exchange.user(), password(exchange))))),
                Endpoint.post("/v1/auth/totp/disable", "Do without a second factor")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.TOTP_DISABLED)
                        .takes(AccountWire.PasswordRequest.class)
                        .handledBy(
                                own.only(exchange -> present(factors.disable(exchange.user(), password(exchange))))));
    }

    private Answer status(Exchange exchange) {
        var status = factors.status(exchange.user());
        return Answer.ok(new AccountWire.TotpAnswer(status.enabled(), status.recoveryCodesLeft()));
    }

    private Answer confirm(Exchange exchange) {
        var code = exchange.body().require("code", Form.TEXT).get();
        return present(factors.confirm(exchange.user(), code));
    }

    private static Answer present(SecondFactors.Result result) {
        return switch (result) {
            case SecondFactors.Result.Proposed(Totp totp, Email account) ->
                Answer.ok(new AccountWire.TotpKeyAnswer(totp.key(), otpauth(totp, account)));
            case SecondFactors.Result.Codes(List<String> codes) ->
                Answer.ok(new AccountWire.RecoveryCodesAnswer(codes));
            case SecondFactors.Result.Disabled() -> Answer.nothing();
            case SecondFactors.Result.InForceAlready() ->
                throw Problem.conflict("totp_enabled", "A second factor is in force already.");
            case SecondFactors.Result.NotSetUp() ->
                throw Problem.conflict("totp_not_set_up", "There is no second factor to do that with.");
            case SecondFactors.Result.WrongCode() ->
                throw Problem.unacceptable("bad_totp", "The authenticator shows another code; is its clock right?");
            case SecondFactors.Result.WrongPassword() -> throw AccountEndpoints.wrongPassword();
            case SecondFactors.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    /** What authenticators scan. */
    private static String otpauth(Totp totp, Email account) {
        var label = URLEncoder.encode("Visant:" + account.value(), StandardCharsets.UTF_8);
        return "otpauth://totp/%s?secret=%s&issuer=Visant&algorithm=SHA1&digits=6&period=30"
                .formatted(label, totp.key());
    }

    private static String password(Exchange exchange) {
        return exchange.body().require("password", Form.TEXT).get();
    }
}
