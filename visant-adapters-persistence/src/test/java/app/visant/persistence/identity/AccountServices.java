package app.visant.persistence.identity;

import app.visant.application.PortsUnderTest;
import app.visant.application.identity.AccountOpening;
import app.visant.application.identity.Arrivals;
import app.visant.application.identity.EmailVerification;
import app.visant.application.identity.Entry;
import app.visant.application.identity.FactorCheck;
import app.visant.application.identity.Grants;
import app.visant.application.identity.LocalIdentityProvider;
import app.visant.application.identity.LogIn;
import app.visant.application.identity.MailedLinks;
import app.visant.application.identity.NewPassword;
import app.visant.application.identity.OperatorAddresses;
import app.visant.application.identity.ProviderTokens;
import app.visant.application.identity.SessionEnding;
import app.visant.application.identity.SessionKeeping;
import app.visant.application.identity.TryLimits;
import app.visant.application.identity.port.FixedTokenIssuer;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.PlainPasswordHasher;
import app.visant.application.identity.port.ProviderSessions;
import app.visant.application.mail.Postbox;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.shared.port.PlainSecretBox;
import app.visant.persistence.shared.SecureTokens;
import java.net.URI;
import java.time.InstantSource;
import java.util.Set;

/** The services that let people in, over a database. */
final class AccountServices {
    private final PortsUnderTest ports;
    private final InstantSource clock;
    private final PlainSecretBox box = new PlainSecretBox();
    private final TryLimits tries;
    private final MailedLinks links;
    private final EmailVerification verification;
    private final SessionKeeping keeping;
    private final Entry entry;

    AccountServices(PortsUnderTest ports, InstantSource clock) {
        this.ports = ports;
        this.clock = clock;
        tries = new TryLimits(ports.rateLimiter(), clock);
        var desk = new Postbox.Desk(URI.create("https://visant.example"), ports.ids(), clock);
        links = new MailedLinks(
                ports.accounts(),
                new Postbox(ports.outbox(), ports.jobs(), ports.signals(), box, desk),
                new SecureTokens(),
                clock);
        verification = new EmailVerification(
                ports.transactions(),
                new EmailVerification.Stores(ports.users(), ports.accounts()),
                links,
                new OperatorAddresses(Set.of()),
                tries,
                clock);
        keeping = new SessionKeeping(
                ports.sessions(),
                new FixedTokenIssuer(),
                new SecureTokens(),
                ports.ids(),
                clock,
                new Grants(ports.providerSessions(), box, clock));
        var opening = new AccountOpening(
                ports.users(),
                ports.subjects(),
                new OrganizationFounding(ports.organizations(), Set.of(), ports.ids(), clock),
                verification,
                ports.ids());
        entry = new Entry(
                ports.transactions(),
                ports.users(),
                new Arrivals(ports.transactions(), ports.subjects(), ports.users(), opening, verification),
                keeping);
    }

    IdentityProvider local() {
        var ending = new SessionEnding(ports.sessions(), ports.signals(), clock);
        return new LocalIdentityProvider(
                ports.transactions(),
                ports.users(),
                new PlainPasswordHasher(),
                new FactorCheck(ports.secondFactors(), box, clock),
                new LocalIdentityProvider.Recovering(
                        links, new NewPassword(ports.users(), ending, links), verification));
    }

    LogIn logIn(IdentityProvider provider) {
        return new LogIn(provider, entry, tries);
    }

    ProviderTokens tokens(ProviderSessions provider) {
        return new ProviderTokens(
                ports.transactions(),
                provider,
                new ProviderTokens.Stores(ports.sessions(), ports.providerSessions(), ports.subjects(), ports.users()),
                entry,
                keeping,
                clock);
    }
}
