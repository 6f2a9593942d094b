package app.visant.bootstrap.isolation;

import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.evaluation.NormalDescription;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.key.ApiKey;
import app.visant.domain.people.Invitation;
import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** An organization with an owner who asks for nothing, so that nobody who asks is the last. */
final class Home {
    final RealServer server;
    final OrgId org;
    final DescriptionId description;

    Home(RealServer server) {
        this.server = server;
        this.org = server.ports.newOrg();
        this.description = new DescriptionId(newId());
        system(tx -> server.ports.descriptions().add(tx, NormalDescription.first(description, org, now())));
        member(Role.OWNER);
    }

    /** Somebody new who works here and nowhere else. */
    User member(Role role) {
        var id = new UserId(newId());
        var user = new User(id, new Email(id + "@example.org"), "Ada", org, false, now());
        system(tx -> server.ports.users().add(tx, user, Optional.of(RealServer.HASH), new Membership(id, org, role)));
        return user;
    }

    Asker signedIn(Role role) {
        return signedIn(member(role), now());
    }

    /** With an access token that was issued then. */
    Asker signedIn(User person, Instant then) {
        var session = session(person, "secret of " + newId());
        return person(person, session, then);
    }

    Asker person(User person, SessionId session, Instant then) {
        var token = server.issuer().issue(new TokenIssuer.Claims(person.id(), session), then);
        return new Asker(Optional.of(token), Optional.of(person), Optional.of(session));
    }

    SessionId session(User person, String secret) {
        var session =
                Session.opened(new SessionId(newId()), person.id(), org, Session.Kind.CLIENT, Sha256.of(secret), now());
        system(tx -> server.ports.sessions().add(tx, session));
        return session.id();
    }

    Asker device(DeviceId device) {
        var token = "visd_" + newId();
        system(tx -> server.ports.deviceTokens().issue(tx, org, device, Sha256.of(token), now(), now()));
        return new Asker(Optional.of(token), Optional.empty(), Optional.empty());
    }

    /** A program with a key that was made by somebody in that role, expiring then. */
    Asker key(KeyId id, Role maker, Reach reach, Set<Permission> scopes, Instant expiry) {
        return key(id, member(maker), reach, scopes, expiry);
    }

    /** A program with a key of that person's. */
    Asker keyOf(User maker) {
        return key(
                new KeyId(newId()),
                maker,
                Reach.all(org),
                Set.of(Permission.DEVICES_READ, Permission.CAPTURES_READ),
                now().plus(Duration.ofDays(1)));
    }

    private Asker key(KeyId id, User maker, Reach reach, Set<Permission> scopes, Instant expiry) {
        var secret = "secret-of-" + newId();
        var key = new ApiKey(
                id,
                "Wall",
                maker.id(),
                reach,
                scopes,
                now().minus(Duration.ofHours(1)),
                Optional.of(expiry),
                Optional.empty());
        server.ports.in(org).run(tx -> server.ports.keys().add(tx, key, Sha256.of(secret)));
        var text = "vis_" + id.toString().replace("-", "") + "_" + secret;
        return new Asker(Optional.of(text), Optional.empty(), Optional.empty());
    }

    InvitationId invite(Email email, String token) {
        var id = new InvitationId(newId());
        var invitation =
                Invitation.sent(id, org, email, Role.VIEWER, member(Role.ADMIN).id(), now());
        system(tx -> server.ports.invitations().add(tx, invitation, Sha256.of(token)));
        return id;
    }

    void system(Consumer<Tx> work) {
        server.ports.system(Purpose.OPERATOR).run(work);
    }

    UUID newId() {
        return server.ports.ids().next();
    }

    Instant now() {
        return server.clock.instant();
    }
}
