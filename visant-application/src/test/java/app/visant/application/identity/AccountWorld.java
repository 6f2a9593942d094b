package app.visant.application.identity;

import app.visant.application.InMemoryWorld;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.ScriptedIdentityProvider;
import app.visant.application.mail.MailDelivery;
import app.visant.application.org.FoundingStep;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Everything about accounts, put together by hand over ports in memory. */
final class AccountWorld {
    static final String PASSWORD = "correct horse";
    static final Email CHIEF = new Email("chief@example.org");

    private static final NodeId NODE = new NodeId(new UUID(0, 1));

    final InMemoryWorld ports = new InMemoryWorld();
    final TryLimits tries = new TryLimits(ports.rateLimiter(), ports.clock());
    final ScriptedIdentityProvider elsewhere = new ScriptedIdentityProvider();
    final Grants grants = new Grants(ports.providerSessions(), ports.secretBox(), ports.clock());
    final SessionKeeping keeping =
            new SessionKeeping(ports.sessions(), ports.issuer(), ports.tokens(), ports.ids(), ports.clock(), grants);
    final SessionEnding ending = new SessionEnding(ports.sessions(), ports.signals(), ports.clock());
    final MailedLinks links = new MailedLinks(ports.accounts(), ports.postbox(), ports.tokens(), ports.clock());
    final EmailVerification verification = new EmailVerification(
            ports.transactions(),
            new EmailVerification.Stores(ports.users(), ports.accounts()),
            links,
            new OperatorAddresses(Set.of(CHIEF)),
            tries,
            ports.clock());
    final FactorCheck check = new FactorCheck(ports.secondFactors(), ports.secretBox(), ports.clock());
    final NewPassword newPassword = new NewPassword(ports.users(), ending, links);
    final IdentityProvider provider;
    final PasswordProof proof;
    final SignUp signUp;
    final LogIn logIn;
    final Sessions sessions;
    final Authentication authentication;
    final Passwords passwords;
    final PasswordRecovery recovery;
    final SecondFactors factors;
    final OwnAccount own = new OwnAccount(
            ports.transactions(),
            ports.sessions(),
            ending,
            new OwnAccount.Stores(ports.users(), ports.accounts(), ports.secondFactors(), ports.subjects()),
            ports.clock());
    final AccountDeletion deletion;

    private final MailDelivery delivery =
            new MailDelivery(ports.transactions(), ports.outbox(), ports.jobs(), ports.secretBox(), ports.mailer());

    /** Where passwords are kept here. */
    AccountWorld(FoundingStep... steps) {
        this(false, steps);
    }

    /** @param external whether {@link #elsewhere} keeps the passwords */
    AccountWorld(boolean external, FoundingStep... steps) {
        provider = external
                ? elsewhere
                : new LocalIdentityProvider(
                        ports.transactions(),
                        ports.users(),
                        ports.hasher(),
                        check,
                        new LocalIdentityProvider.Recovering(links, newPassword, verification));
        var providerSessions = external ? elsewhere : new NoProviderSessions();
        proof = new PasswordProof(ports.transactions(), ports.users(), ports.subjects(), provider, tries);
        var founding = new OrganizationFounding(ports.organizations(), Set.of(steps), ports.ids(), ports.clock());
        var opening = new AccountOpening(ports.users(), ports.subjects(), founding, verification, ports.ids());
        var arrivals = new Arrivals(ports.transactions(), ports.subjects(), ports.users(), opening, verification);
        var entry = new Entry(ports.transactions(), ports.users(), arrivals, keeping);
        var consent = new Consent(
                ports.transactions(),
                providerSessions,
                grants,
                new Consent.Stores(ports.sessions(), ending),
                ports.clock(),
                Runnable::run);
        signUp = new SignUp(ports.transactions(), provider, opening, keeping, entry, tries);
        logIn = new LogIn(provider, entry, tries);
        sessions = new Sessions(
                ports.transactions(),
                new Sessions.Stores(ports.sessions(), ports.users()),
                keeping,
                ending,
                consent,
                ports.clock());
        var tokens = new ProviderTokens(
                ports.transactions(),
                providerSessions,
                new ProviderTokens.Stores(ports.sessions(), ports.providerSessions(), ports.subjects(), ports.users()),
                entry,
                keeping,
                ports.clock());
        authentication = new Authentication(
                ports.transactions(), ports.sessions(), ports.issuer(), tokens, consent, ports.clock());
        passwords =
                new Passwords(ports.transactions(), ports.users(), ports.hasher(), proof, newPassword, ports.tokens());
        recovery = new PasswordRecovery(
                ports.transactions(),
                provider,
                new PasswordRecovery.Stores(ports.users(), ports.subjects()),
                ending,
                tries,
                Runnable::run);
        factors = new SecondFactors(
                ports.transactions(), ports.secondFactors(), check, proof, ports.tokens(), ports.clock());
        deletion = new AccountDeletion(
                ports.transactions(),
                proof,
                new AccountDeletion.Stores(ports.users(), ports.accounts()),
                ending,
                new AccountDeletion.Closing(ports.jobs(), ports.ids(), ports.clock()));
    }

    static SignUp.Request request(String email, Session.Kind kind) {
        return new SignUp.Request(
                new Email(email), new Password(PASSWORD), Optional.empty(), Optional.empty(), kind, Origin.LOCAL);
    }

    SignedIn signedUp(String email) {
        return signedUp(email, Session.Kind.CLIENT);
    }

    SignedIn signedUp(String email, Session.Kind kind) {
        return ((SignUp.Result.SignedUp) signUp.signUp(request(email, kind))).signedIn();
    }

    Principal.User person(SignedIn signedIn) {
        return authentication.byAccessToken(signedIn.accessToken()).orElseThrow();
    }

    LogIn.Result tryLogIn(String email, String password) {
        return tryLogIn(email, password, Optional.empty());
    }

    LogIn.Result tryLogIn(String email, String password, Optional<String> totp) {
        return logIn.logIn(
                new LogIn.Request(email, password, totp, Session.Kind.CLIENT, new Origin("10.0.0.1", "request")));
    }

    /** The token in the newest mail to the address, of all that were posted. */
    String mailedTokenTo(String address) {
        deliver();
        return ports.mailer().lastTokenTo(address).orElseThrow();
    }

    /** Sends what was posted. */
    void deliver() {
        var now = ports.clock().instant();
        ports.system(Purpose.JOB_CLAIM)
                .list(tx -> ports.jobs().claim(tx, JobKind.MAIL, NODE, 100, 100, Duration.ofMinutes(1), now))
                .forEach(delivery::handle);
    }
}
