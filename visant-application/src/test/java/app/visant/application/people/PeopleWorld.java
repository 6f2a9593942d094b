package app.visant.application.people;

import app.visant.application.InMemoryWorld;
import app.visant.application.PortsUnderTest;
import app.visant.application.identity.EmailVerification;
import app.visant.application.identity.Grants;
import app.visant.application.identity.MailedLinks;
import app.visant.application.identity.OperatorAddresses;
import app.visant.application.identity.SessionKeeping;
import app.visant.application.identity.TryLimits;
import app.visant.application.identity.port.FixedTokenIssuer;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.PlainIdentityProvider;
import app.visant.application.identity.port.PlainPasswordHasher;
import app.visant.application.mail.Postbox;
import app.visant.application.org.OrganizationFounding;
import app.visant.application.shared.port.PlainSecretBox;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.SettableClock;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The services of this package over any ports, and people to try them on. */
final class PeopleWorld {
    final SettableClock clock = new SettableClock();
    final Members members;
    final Invitations invitations;
    final Joining joining;
    final OrganizationSwitch switching;
    final PlainSecretBox box = new PlainSecretBox();

    private final PortsUnderTest ports;
    private final Minted tokens;

    /** Where passwords are kept here. */
    PeopleWorld(PortsUnderTest ports) {
        this(ports, new PlainIdentityProvider());
    }

    PeopleWorld(PortsUnderTest ports, IdentityProvider provider) {
        this.ports = ports;
        tokens = new Minted(ports);
        var keeping = new SessionKeeping(
                ports.sessions(),
                new FixedTokenIssuer(),
                tokens,
                ports.ids(),
                clock,
                new Grants(ports.providerSessions(), box, clock));
        var postbox = new Postbox(
                ports.outbox(),
                ports.jobs(),
                ports.signals(),
                box,
                new Postbox.Desk(InMemoryWorld.PUBLIC_URL, ports.ids(), clock));
        var stores = new Invitations.Stores(ports.users(), ports.organizations(), ports.members(), ports.invitations());
        var farewell = new Farewell(
                ports.members(),
                ports.invitations(),
                ports.users(),
                new OrganizationFounding(ports.organizations(), Set.of(), ports.ids(), clock),
                ports.signals(),
                clock);
        var verification = new EmailVerification(
                ports.transactions(),
                new EmailVerification.Stores(ports.users(), ports.accounts()),
                new MailedLinks(ports.accounts(), postbox, tokens, clock),
                new OperatorAddresses(Set.of()),
                new TryLimits(ports.rateLimiter(), clock),
                clock);
        members = new Members(ports.transactions(), ports.members(), ports.invitations(), farewell, clock);
        invitations = new Invitations(
                ports.transactions(),
                stores,
                postbox,
                ports.rateLimiter(),
                new Invitations.Minting(tokens, ports.ids()),
                clock);
        joining = new Joining(
                ports.transactions(),
                stores,
                new PlainPasswordHasher(),
                provider,
                new Joining.Admission(keeping, verification, ports.ids()),
                clock);
        switching = new OrganizationSwitch(
                ports.transactions(),
                new OrganizationSwitch.Stores(ports.users(), ports.members(), ports.sessions()),
                keeping,
                ports.signals(),
                clock);
    }

    /** A person with a proven address and a session, at home in the organization and nowhere else. */
    Principal.User person(OrgId org, Role role) {
        var person = unproven(org, role);
        var address = addressOf(person);
        ports.system(Purpose.MEMBERSHIP)
                .run(tx -> ports.accounts().verify(tx, person.user(), address, clock.instant()));
        return person;
    }

    /** Likewise, by an address that may be somebody else's. */
    Principal.User unproven(OrgId org, Role role) {
        var id = new UserId(ports.ids().next());
        var user = new User(id, new Email(id + "@example.org"), "Ada", org, false, clock.instant());
        var session = Session.opened(
                new SessionId(ports.ids().next()),
                id,
                org,
                Session.Kind.CLIENT,
                Sha256.of("secret of " + id),
                clock.instant());
        ports.system(Purpose.MEMBERSHIP).run(tx -> {
            ports.users().add(tx, user, Optional.of("hash"), new Membership(id, org, role));
            ports.sessions().add(tx, session);
        });
        return new Principal.User(id, org, role, session.id(), false);
    }

    Email newAddress() {
        return new Email(ports.ids().next() + "@example.org");
    }

    Email addressOf(Principal.User person) {
        return ports.system(Purpose.MEMBERSHIP)
                .find(tx -> ports.users().find(tx, person.user()))
                .orElseThrow()
                .email();
    }

    List<Membership> membershipsOf(UserId person) {
        return ports.system(Purpose.MEMBERSHIP).list(tx -> ports.users().memberships(tx, person));
    }

    List<Membership> team(OrgId org) {
        return ports.system(Purpose.MEMBERSHIP).list(tx -> ports.members().lock(tx, org));
    }

    boolean ended(SessionId session) {
        return ports.system(Purpose.MEMBERSHIP)
                .test(tx -> !ports.sessions()
                        .ended(tx, List.of(session), clock.instant())
                        .isEmpty());
    }

    /** The token that the mail of the invitation holds. */
    String invite(Principal.User actor, Email email, Role role) {
        if (invitations.invite(actor, email, role) instanceof Invitations.Result.Invited) {
            return "visi_" + tokens.last;
        }
        throw new IllegalStateException("not invited");
    }

    Joining.Result accept(String token, Optional<Principal.User> visitor) {
        return joining.accept(new Joining.Request(
                token,
                Optional.of("Bob"),
                Optional.of(new Password("correct horse")),
                visitor.map(Principal.User::user),
                Session.Kind.CLIENT,
                Origin.LOCAL));
    }

    /** Never the same in one database, and known to the test. */
    private static final class Minted implements TokenGenerator {
        private final PortsUnderTest ports;
        private volatile String last = "";

        Minted(PortsUnderTest ports) {
            this.ports = ports;
        }

        @Override
        public String secret() {
            last = ports.ids().next().toString();
            return last;
        }

        @Override
        public String code(int groups) {
            return secret();
        }
    }
}
