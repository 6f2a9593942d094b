package app.visant.application.people;

import app.visant.application.identity.port.UserRepository;
import app.visant.application.mail.Mail;
import app.visant.application.mail.Postbox;
import app.visant.application.mail.port.Recipient;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.people.port.InvitationRepository;
import app.visant.application.people.port.MemberRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.RateLimiter;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.User;
import app.visant.domain.org.Organization;
import app.visant.domain.people.Invitation;
import app.visant.domain.people.Team;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/** Asks people to join, by mail, and takes that back. Of the token in the mail only the digest is kept. */
public final class Invitations {
    private static final String TOKEN_PREFIX = "visi_";
    private static final int PER_ORGANIZATION = 50;
    private static final int PER_ADDRESS = 5;
    private static final Duration WINDOW = Duration.ofDays(1);

    private final TransactionRunner transactions;
    private final Stores stores;
    private final Postbox postbox;
    private final RateLimiter limiter;
    private final Minting minting;
    private final InstantSource clock;

    @Inject
    public Invitations(
            TransactionRunner transactions,
            Stores stores,
            Postbox postbox,
            RateLimiter limiter,
            Minting minting,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.postbox = postbox;
        this.limiter = limiter;
        this.minting = minting;
        this.clock = clock;
    }

    /** Sends an invitation in place of an earlier one to the same address. Nobody is told whether the address has an account. */
    public Result invite(Principal.User actor, Email email, Role role) {
        var limited = take("invite:org:" + actor.org(), PER_ORGANIZATION)
                .or(() -> take("invite:address:" + Sha256.of(email.value()).prefix(), PER_ADDRESS));
        return limited.<Result>map(Result.Throttled::new)
                .orElseGet(() -> transactions.system(Purpose.MEMBERSHIP, tx -> invite(tx, actor, email, role)));
    }

    /** Those that wait to be accepted, the newest first. */
    public Page<Invitation> waiting(OrgId org, Page.Request page) {
        return transactions.forOrg(org, tx -> stores.invitations.waiting(tx, org, page, clock.instant()));
    }

    /** False if no such invitation waits. */
    public boolean revoke(Principal.Insider actor, InvitationId invitation) {
        return transactions.<Boolean>forOrg(actor.org(), tx -> {
            var revoked = stores.invitations.revoke(tx, actor.org(), invitation, clock.instant());
            if (revoked) {
                tx.record(AuditEntry.by(actor, AuditAction.INVITATION_REVOKED).on(invitation));
            }
            return revoked;
        });
    }

    private Result invite(Tx tx, Principal.User actor, Email email, Role role) {
        var team = new Team(stores.members.lock(tx, actor.org()));
        var refusal = team.onInvitation(actor.user(), role);
        if (refusal.isPresent()) {
            return new Result.Refused(refusal.get());
        }
        var belongs = stores.users
                .findByEmail(tx, email)
                .flatMap(account -> team.find(account.user().id()))
                .isPresent();
        if (belongs) {
            return new Result.AlreadyMember();
        }
        var id = new InvitationId(minting.ids.next());
        var invitation = Invitation.sent(id, actor.org(), email, role, actor.user(), clock.instant());
        var token = TOKEN_PREFIX + minting.tokens.secret();
        stores.invitations.add(tx, invitation, Sha256.of(token));
        postbox.post(tx, mail(tx, actor, invitation).linkingTo("/ui/accept-invitation#token=" + token));
        tx.record(AuditEntry.by(actor, AuditAction.INVITATION_SENT).on(id).with(role));
        return new Result.Invited(invitation);
    }

    private Mail mail(Tx tx, Principal.User actor, Invitation invitation) {
        return Mail.of(invitation.org(), Recipient.of(invitation.email().value()), "invitation")
                .with(
                        "inviter",
                        stores.users.find(tx, actor.user()).map(User::name).orElse(""))
                .with(
                        "organization",
                        stores.organizations
                                .find(tx, invitation.org())
                                .map(Organization::name)
                                .orElse(""))
                .with("role", invitation.role().name().toLowerCase(Locale.ROOT));
    }

    private Optional<Duration> take(String key, int limit) {
        return limiter.take(key, limit, WINDOW, clock.instant()).waiting();
    }

    /** What came of it. */
    public sealed interface Result {
        record Invited(Invitation invitation) implements Result {}

        record AlreadyMember() implements Result {}

        record Refused(Team.Refusal refusal) implements Result {}

        record Throttled(Duration retryAfter) implements Result {}
    }

    /** Where people, organizations and what joins them are kept. */
    public static final class Stores {
        final UserRepository users;
        final OrganizationRepository organizations;
        final MemberRepository members;
        final InvitationRepository invitations;

        @Inject
        public Stores(
                UserRepository users,
                OrganizationRepository organizations,
                MemberRepository members,
                InvitationRepository invitations) {
            this.users = users;
            this.organizations = organizations;
            this.members = members;
            this.invitations = invitations;
        }
    }

    /** What a new invitation is made of. */
    public static final class Minting {
        private final TokenGenerator tokens;
        private final IdGenerator ids;

        @Inject
        public Minting(TokenGenerator tokens, IdGenerator ids) {
            this.tokens = tokens;
            this.ids = ids;
        }
    }
}
