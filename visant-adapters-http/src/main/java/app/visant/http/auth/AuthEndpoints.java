package app.visant.http.auth;

import app.visant.application.identity.LogIn;
import app.visant.application.identity.Profiles;
import app.visant.application.identity.Sessions;
import app.visant.application.identity.SignUp;
import app.visant.application.identity.SignedIn;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.ProfileReadModel.Profile;
import app.visant.application.org.UsageOverview;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Texts;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** Opening an account, logging in and out, and one's own profile. */
public final class AuthEndpoints implements EndpointTable {
    private static final int MAX_NAME = 120;

    private final SignUp signUp;
    private final LogIn logIn;
    private final Sessions sessions;
    private final Profiles profiles;
    private final UsageOverview usage;
    private final InstantSource clock;

    @Inject
    public AuthEndpoints(
            SignUp signUp,
            LogIn logIn,
            Sessions sessions,
            Profiles profiles,
            UsageOverview usage,
            InstantSource clock) {
        this.signUp = signUp;
        this.logIn = logIn;
        this.sessions = sessions;
        this.profiles = profiles;
        this.usage = usage;
        this.clock = clock;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/v1/auth/signup",
                                "Open an account with an organization of its own; 202 without tokens if the address is to be confirmed first")
                        .open()
                        .records(AuditAction.ACCOUNT_OPENED)
                        .takes(AuthWire.SignUpRequest.class)
                        .answers(AuthWire.SignedInAnswer.class)
                        .handledBy(this::signUp),
                Endpoint.post("/v1/auth/login", "Log in")
                        .open()
                        .records(AuditAction.SESSION_OPENED)
                        .takes(AuthWire.LogInRequest.class)
                        .answers(AuthWire.SignedInAnswer.class)
                        .handledBy(this::logIn),
                Endpoint.post("/v1/auth/token/refresh", "Exchange a refresh token for a new pair")
                        .open()
                        .recordsNothing("a session goes on; a stolen token is recorded")
                        .takes(AuthWire.RefreshRequest.class)
                        .answers(AuthWire.SignedInAnswer.class)
                        .handledBy(this::refresh),
                Endpoint.post("/v1/auth/logout", "End this session")
                        .requires(Permission.ACCOUNT_SELF)
                        .evenSuspended()
                        .records(AuditAction.SESSION_ENDED)
                        .handledBy(this::logOut),
                Endpoint.get("/v1/auth/me", "Who I am")
                        .requires(Permission.ACCOUNT_SELF)
                        .evenSuspended()
                        .answers(AuthWire.MeAnswer.class)
                        .handledBy(this::me),
                Endpoint.patch("/v1/auth/me", "Change my name")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.ACCOUNT_RENAMED)
                        .takes(AuthWire.MeRequest.class)
                        .answers(AuthWire.MeAnswer.class)
                        .handledBy(this::rename));
    }

    private Answer signUp(Exchange exchange) {
        var in = exchange.body();
        var email = in.require("email", Email::new);
        var password = in.require("password", Password::new);
        var name = in.optional("name", AuthEndpoints::name);
        var organization = in.optional("organization_name", AuthEndpoints::name);
        var request = new SignUp.Request(
                email.get(), password.get(), name.get(), organization.get(), kind(exchange), exchange.origin());
        return switch (signUp.signUp(request)) {
            case SignUp.Result.SignedUp(SignedIn signedIn) -> present(signedIn);
            case SignUp.Result.EmailTaken() ->
                throw Problem.conflict("email_taken", "There is an account with this address.");
            case SignUp.Result.ConfirmationNeeded() ->
                Answer.json(202, new AuthWire.AwaitedAnswer("confirmation_needed"));
            case SignUp.Result.Unacceptable(IdentityProvider.Part part, String why) ->
                throw Problem.invalid("/" + part.name().toLowerCase(Locale.ROOT), why);
            case SignUp.Result.Closed() ->
                throw Problem.forbidden("signup_closed", "No new accounts are made at the moment.");
            case SignUp.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    private Answer logIn(Exchange exchange) {
        var in = exchange.body();
        var email = in.require("email", Form.TEXT);
        var password = in.require("password", Form.TEXT);
        var totp = in.optional("totp", Form.TEXT);
        var request = new LogIn.Request(email.get(), password.get(), totp.get(), kind(exchange), exchange.origin());
        return switch (logIn.logIn(request)) {
            case LogIn.Result.LoggedIn(SignedIn signedIn) -> present(signedIn);
            case LogIn.Result.Refused() ->
                throw Problem.unauthorized("bad_credentials", "Address and password do not match.");
            case LogIn.Result.CodeNeeded() ->
                throw Problem.unauthorized("totp_required", "Send the code of your authenticator as totp.");
            case LogIn.Result.WrongCode() ->
                throw Problem.unauthorized("bad_totp", "The code is wrong, or was used already.");
            case LogIn.Result.Unconfirmed() ->
                throw Problem.forbidden("email_not_confirmed", "Confirm the address by the mail that was sent to it.");
            case LogIn.Result.Blocked() -> throw Problem.forbidden("account_suspended", "This account is suspended.");
            case LogIn.Result.NotLinked() ->
                throw Problem.conflict(
                        "account_not_linked", "This address has an account from before; the operator can link it.");
            case LogIn.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    private Answer refresh(Exchange exchange) {
        var given = exchange.body().optional("refresh_token", Form.TEXT).get();
        return given.or(() -> exchange.browser() ? exchange.sessionSecret() : given)
                .flatMap(secret -> sessions.refresh(secret, exchange.origin()))
                .map(AuthEndpoints::present)
                .orElseThrow(() -> Problem.unauthorized("bad_refresh_token", "This session has ended; log in again."));
    }

    private Answer logOut(Exchange exchange) {
        sessions.logOut(exchange.user());
        return Answer.nothing().endingSession();
    }

    private Answer me(Exchange exchange) {
        var user = exchange.user();
        return profiles.of(user).map(profile -> shown(profile, user)).orElseThrow(Problem::notFound);
    }

    private Answer shown(Profile profile, Principal.User user) {
        var overview = usage.of(profile.organization().id());
        return Answer.ok(AuthWire.MeAnswer.of(profile, overview, user, clock.instant()));
    }

    private Answer rename(Exchange exchange) {
        var user = exchange.user();
        var name = exchange.body().optional("name", AuthEndpoints::name).get();
        return name.map(given -> profiles.rename(user, given))
                .orElseGet(() -> profiles.of(user))
                .map(profile -> shown(profile, user))
                .orElseThrow(Problem::notFound);
    }

    /** Tokens go to clients only; a browser keeps its secret where no script can read it. */
    private static Answer present(SignedIn signedIn) {
        var answer = Answer.ok(AuthWire.SignedInAnswer.of(signedIn));
        return signedIn.kind() == Session.Kind.BROWSER ? answer.startingSession(signedIn.secret()) : answer;
    }

    private static Session.Kind kind(Exchange exchange) {
        return exchange.browser() ? Session.Kind.BROWSER : Session.Kind.CLIENT;
    }

    private static String name(String text) {
        return Texts.line(text, MAX_NAME);
    }
}
