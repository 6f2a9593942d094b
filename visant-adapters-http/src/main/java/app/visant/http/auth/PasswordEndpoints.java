package app.visant.http.auth;

import app.visant.application.identity.PasswordRecovery;
import app.visant.application.identity.Passwords;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.IdentityProvider.Replacement;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.shared.Permission;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** New passwords in place of old and forgotten ones. */
public final class PasswordEndpoints implements EndpointTable {
    private final PasswordRecovery recovery;
    private final Passwords passwords;
    private final OwnPasswords own;

    @Inject
    public PasswordEndpoints(PasswordRecovery recovery, Passwords passwords, OwnPasswords own) {
        this.recovery = recovery;
        this.passwords = passwords;
        this.own = own;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/auth/forgot-password", "Have a link mailed that sets a new password")
                        .open()
                        .records(AuditAction.PASSWORD_RESET_REQUESTED)
                        .takes(AccountWire.ForgotRequest.class)
                        .answersNothing(202)
                        .handledBy(this::forgot),
                Endpoint.post("/v1/auth/reset-password", "Set a new password by that link; all sessions end")
                        .open()
                        .records(AuditAction.PASSWORD_RESET)
                        .takes(AccountWire.ResetRequest.class)
                        .handledBy(this::reset),
                Endpoint.post("/v1/auth/change-password", "Change my password; all my other sessions end")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.PASSWORD_CHANGED)
                        .takes(AccountWire.ChangeRequest.class)
                        .handledBy(own.only(this::change)));
    }

    private Answer forgot(Exchange exchange) {
        var email = exchange.body().require("email", Email::new).get();
        recovery.forgot(email, exchange.origin()).ifPresent(wait -> {
            throw Problem.tooMany(wait);
        });
        return Answer.nothing(202);
    }

    private Answer reset(Exchange exchange) {
        var in = exchange.body();
        var token = in.require("token", Form.TEXT);
        var password = in.require("password", Password::new);
        return switch (recovery.reset(new Replacement(token.get(), password.get(), exchange.origin()))) {
            case IdentityProvider.Reset.Done done -> Answer.nothing();
            case IdentityProvider.Reset.BadToken() -> throw AccountEndpoints.badLink();
            case IdentityProvider.Reset.Unacceptable(String why) -> throw Problem.invalid("/password", why);
            case IdentityProvider.Reset.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    private Answer change(Exchange exchange) {
        var in = exchange.body();
        var current = in.require("current_password", Form.TEXT);
        var next = in.require("new_password", Password::new);
        return switch (passwords.change(exchange.user(), current.get(), next.get())) {
            case Passwords.Result.Changed() -> Answer.nothing();
            case Passwords.Result.WrongPassword() -> throw AccountEndpoints.wrongPassword();
            case Passwords.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }
}
