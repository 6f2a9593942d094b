package app.visant.http.auth;

import app.visant.application.identity.AccountDeletion;
import app.visant.application.identity.EmailVerification;
import app.visant.application.identity.OwnAccount;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.SessionId;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.util.List;

/** One's own account: a proven address, sessions, a copy of one's data, the end. */
public final class AccountEndpoints implements EndpointTable {
    private final EmailVerification verification;
    private final OwnAccount account;
    private final AccountDeletion deletion;
    private final OwnPasswords own;

    @Inject
    public AccountEndpoints(
            EmailVerification verification, OwnAccount account, AccountDeletion deletion, OwnPasswords own) {
        this.verification = verification;
        this.account = account;
        this.deletion = deletion;
        this.own = own;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/v1/auth/verify-email", "Prove an address by the link that was mailed to it")
                        .open()
                        .records(AuditAction.EMAIL_VERIFIED)
                        .takes(AccountWire.LinkRequest.class)
                        .handledBy(own.only(this::verify)),
                Endpoint.post("/v1/auth/verify-email/resend", "Have that link mailed again")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.EMAIL_PROOF_REQUESTED)
                        .answersNothing(202)
                        .handledBy(own.only(this::resend)),
                Endpoint.get("/v1/auth/sessions", "Where I am logged in")
                        .requires(Permission.ACCOUNT_SELF)
                        .answersList(AccountWire.SessionAnswer.class)
                        .handledBy(this::sessions),
                Endpoint.delete("/v1/auth/sessions/{session_id}", "End one of my sessions")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.SESSION_ENDED)
                        .handledBy(this::endSession),
                Endpoint.get("/v1/auth/export", "All that is kept of me")
                        .requires(Permission.ACCOUNT_SELF)
                        .answers(AccountWire.ExportAnswer.class)
                        .handledBy(this::export),
                Endpoint.delete("/v1/auth/me", "Delete my account")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.ACCOUNT_DELETED)
                        .takes(AccountWire.PasswordRequest.class)
                        .handledBy(this::delete));
    }

    private Answer verify(Exchange exchange) {
        if (!verification.verify(exchange.body().require("token", Form.TEXT).get(), exchange.origin())) {
            throw badLink();
        }
        return Answer.nothing();
    }

    private Answer resend(Exchange exchange) {
        return switch (verification.askAgain(exchange.user())) {
            case EmailVerification.Result.Sent() -> Answer.nothing(202);
            case EmailVerification.Result.VerifiedAlready() ->
                throw Problem.conflict("already_verified", "This address is proven already.");
            case EmailVerification.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    private Answer sessions(Exchange exchange) {
        var person = exchange.user();
        return Answer.list(account.sessions(person).stream()
                .map(session -> AccountWire.SessionAnswer.of(session, person))
                .toList());
    }

    private Answer endSession(Exchange exchange) {
        if (!account.endSession(exchange.user(), exchange.path("session_id", SessionId::of))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private Answer export(Exchange exchange) {
        var person = exchange.user();
        return account.export(person)
                .map(export -> Answer.ok(AccountWire.ExportAnswer.of(export, person))
                        .with("Content-Disposition", "attachment; filename=\"visant-account.json\""))
                .orElseThrow(Problem::notFound);
    }

    private Answer delete(Exchange exchange) {
        var password = exchange.body().require("password", Form.TEXT).get();
        return switch (deletion.delete(exchange.user(), password)) {
            case AccountDeletion.Result.Deleted() -> Answer.nothing().endingSession();
            case AccountDeletion.Result.LastOwner last ->
                throw Problem.conflict(
                        "last_owner", "Organization " + last.org() + " has other members; make one of them its owner.");
            case AccountDeletion.Result.WrongPassword() -> throw wrongPassword();
            case AccountDeletion.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    static Problem badLink() {
        return Problem.unacceptable("bad_link", "This link is not good, or not any more; ask for another one.");
    }

    static Problem wrongPassword() {
        return Problem.forbidden("wrong_password", "That is not the password.");
    }
}
