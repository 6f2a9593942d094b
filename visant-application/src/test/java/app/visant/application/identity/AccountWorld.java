package app.visant.application.identity;

import app.visant.application.InMemoryWorld;
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
    final SessionKeeping keeping =
            new SessionKeeping(ports.sessions(), ports.issuer(), ports.tokens(), ports.ids(), ports.clock());
    final SessionEnding ending = new SessionEnding(ports.sessions(), ports.signals(), ports.clock());
    final MailedLinks links = new MailedLinks(ports.accounts(), ports.postbox(), ports.tokens(), ports.clock());
    final EmailVerification verification = new EmailVerification(
            ports.transactions(),
            new EmailVerification.Stores(ports.users(), ports.accounts()),
            links,
            new OperatorAddresses(Set.of(CHIEF)),
            tries,
            ports.clock());
    final PasswordProof proof = new PasswordProof(ports.transactions(), ports.users(), ports.hasher(), tries);
    final FactorCheck check = new FactorCheck(ports.secondFactors(), ports.secretBox(), ports.clock());
    final SignUp signUp;
    final LogIn logIn = new LogIn(ports.transactions(), ports.users(), ports.hasher(), keeping, tries, check);
    final Sessions sessions = new Sessions(
            ports.transactions(), ports.sessions(), ports.users(), keeping, ports.signals(), ports.clock());
    final Authentication authentication =
            new Authentication(ports.transactions(), ports.sessions(), ports.issuer(), ports.clock());
    final Passwords passwords = new Passwords(
            ports.transactions(),
            ports.users(),
            ports.hasher(),
            proof,
            new Passwords.Consequences(ending, links, ports.tokens()));
    final PasswordRecovery recovery = new PasswordRecovery(
            ports.transactions(),
            ports.users(),
            links,
            ports.hasher(),
            new PasswordRecovery.Following(passwords, verification, tries),
            Runnable::run);
    final SecondFactors factors =
            new SecondFactors(ports.transactions(), ports.secondFactors(), check, proof, ports.tokens(), ports.clock());
    final OwnAccount own = new OwnAccount(
            ports.transactions(),
            ports.sessions(),
            ending,
            new OwnAccount.Stores(ports.users(), ports.accounts(), ports.secondFactors()),
            ports.clock());
    final AccountDeletion deletion = new AccountDeletion(
            ports.transactions(),
            proof,
            new AccountDeletion.Stores(ports.users(), ports.accounts()),
            ending,
            new AccountDeletion.Closing(ports.jobs(), ports.ids(), ports.clock()));

    private final MailDelivery delivery =
            new MailDelivery(ports.transactions(), ports.outbox(), ports.jobs(), ports.secretBox(), ports.mailer());

    AccountWorld(FoundingStep... steps) {
        var founding = new OrganizationFounding(ports.organizations(), Set.of(steps), ports.ids(), ports.clock());
        var opening = new AccountOpening(ports.users(), founding, verification, ports.ids());
        signUp = new SignUp(ports.transactions(), opening, ports.hasher(), keeping);
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
