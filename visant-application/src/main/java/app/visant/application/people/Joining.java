package app.visant.application.people;

import app.visant.application.identity.EmailVerification;
import app.visant.application.identity.SessionKeeping;
import app.visant.application.identity.SignedIn;
import app.visant.application.identity.port.IdentityProvider;
import app.visant.application.identity.port.PasswordHasher;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.org.Organization;
import app.visant.domain.people.Invitation;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Accepts invitations. Who shows the token reads the mail of its address: whoever has an account there joins with it,
 * and anybody else gets one. An account that exists is not opened by the token: its password, and its second factor,
 * still stand before it. Where an identity provider keeps the accounts, only those join who are signed in.
 */
public final class Joining {
    private final TransactionRunner transactions;
    private final Invitations.Stores stores;
    private final PasswordHasher hasher;
    private final IdentityProvider provider;
    private final Admission admission;
    private final InstantSource clock;

    @Inject
    public Joining(
            TransactionRunner transactions,
            Invitations.Stores stores,
            PasswordHasher hasher,
            IdentityProvider provider,
            Admission admission,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.hasher = hasher;
        this.provider = provider;
        this.admission = admission;
        this.clock = clock;
    }

    /** @throws PasswordHasher.BusyException if too many passwords are being hashed */
    public Result accept(Request request) {
        var before = transactions.system(Purpose.MEMBERSHIP, tx -> look(tx, request));
        return switch (before) {
            case Look.Refused(Result result) -> result;
            case Look.Known known -> join(request, Optional.empty());
            case Look.Stranger stranger ->
                request.password()
                        .map(password -> join(request, Optional.of(hasher.hash(password))))
                        .orElseGet(Result.PasswordNeeded::new);
        };
    }

    private Result join(Request request, Optional<String> hash) {
        try {
            return transactions.system(Purpose.MEMBERSHIP, tx -> join(tx, request, hash));
        } catch (SquatterException meanwhile) {
            return new Result.Unproven();
        }
    }

    /** Hashing takes long, so it happens for those alone who need it, and outside of any transaction. */
    private Look look(Tx tx, Request request) {
        var found = stores.invitations.findByToken(tx, Sha256.of(request.token()));
        if (found.isEmpty()) {
            return new Look.Refused(new Result.Unknown());
        }
        return refusal(tx, found.get(), request).<Look>map(Look.Refused::new).orElseGet(() -> {
            if (provider.external() && request.visitor().isEmpty()) {
                return new Look.Refused(new Result.AccountNeeded());
            }
            return stores.users.findByEmail(tx, found.get().email()).isPresent()
                    ? new Look.Known()
                    : new Look.Stranger();
        });
    }

    private Result join(Tx tx, Request request, Optional<String> hash) {
        var token = Sha256.of(request.token());
        var found = stores.invitations.findByToken(tx, token);
        if (found.isEmpty() || stores.members.lock(tx, found.get().org()).isEmpty()) {
            return new Result.Unknown();
        }
        // Read again: whoever was first has committed by now.
        var invitation = stores.invitations.findByToken(tx, token).orElseThrow();
        var organization = stores.organizations.find(tx, invitation.org()).orElseThrow();
        return refusal(tx, invitation, request).orElseGet(() -> {
            if (!stores.invitations.accept(tx, invitation.org(), invitation.id(), clock.instant())) {
                return new Result.Revoked();
            }
            return hash.flatMap(h -> newcomer(tx, request, invitation, h))
                    .<Result>map(signedIn -> new Result.Opened(signedIn, organization))
                    .orElseGet(() -> acquaintance(tx, request, invitation, organization));
        });
    }

    private Optional<Result> refusal(Tx tx, Invitation invitation, Request request) {
        return switch (invitation.at(clock.instant())) {
            case Invitation.Fate.Accepted used -> Optional.of(new Result.Used());
            case Invitation.Fate.Revoked revoked -> Optional.of(new Result.Revoked());
            case Invitation.Fate.Expired() -> Optional.of(new Result.Expired());
            case Invitation.Fate.Waiting() ->
                request.visitor()
                        .filter(visitor -> stores.users
                                .find(tx, visitor)
                                .filter(user -> user.email().equals(invitation.email()))
                                .isEmpty())
                        .<Result>map(other -> new Result.OtherAddress())
                        .or(() -> suspended(tx, invitation))
                        .or(() -> request.visitor().isPresent() || provider.external()
                                ? Optional.empty()
                                : squatter(tx, invitation));
        };
    }

    private Optional<Result> suspended(Tx tx, Invitation invitation) {
        return stores.users
                .findByEmail(tx, invitation.email())
                .flatMap(account -> stores.users.suspension(tx, account.user().id()))
                .map(suspension -> new Result.Suspended());
    }

    /** An account that never proved the address may be anybody's, who must not come in by an invitation to its owner. */
    private Optional<Result> squatter(Tx tx, Invitation invitation) {
        return stores.users
                .findByEmail(tx, invitation.email())
                .filter(account ->
                        !admission.verification.isProven(tx, account.user().id()))
                .map(account -> new Result.Unproven());
    }

    /** Empty if the address got an account meanwhile. */
    private Optional<SignedIn> newcomer(Tx tx, Request request, Invitation invitation, String hash) {
        var user = new User(
                new UserId(admission.ids.next()),
                invitation.email(),
                request.name().orElse(invitation.email().localPart()),
                invitation.org(),
                false,
                clock.instant());
        var first = new Membership(user.id(), invitation.org(), invitation.role());
        if (!stores.users.add(tx, user, Optional.of(hash), first)) {
            return Optional.empty();
        }
        admission.verification.proven(tx, user.id(), user.email());
        record(tx, user, request, invitation);
        return Optional.of(admission.sessions.open(tx, user, first, request.kind()));
    }

    private Result acquaintance(Tx tx, Request request, Invitation invitation, Organization organization) {
        var user =
                stores.users.findByEmail(tx, invitation.email()).orElseThrow().user();
        // Asked of the very account that joins: it may have been opened since the invitation was looked at.
        if (!trusted(tx, user, request)) {
            throw new SquatterException();
        }
        admission.verification.proven(tx, user.id(), user.email());
        stores.members.add(tx, new Membership(user.id(), invitation.org(), invitation.role()), clock.instant());
        var role = stores.members
                .find(tx, invitation.org(), user.id())
                .orElseThrow()
                .role();
        record(tx, user, request, invitation);
        return new Result.Joined(user, role, organization);
    }

    /** Whether the account is known to be that of whoever reads the mail of its address. */
    private boolean trusted(Tx tx, User user, Request request) {
        return request.visitor().map(user.id()::equals).orElseGet(() -> admission.verification.isProven(tx, user.id()));
    }

    private static void record(Tx tx, User user, Request request, Invitation invitation) {
        tx.record(AuditEntry.by(user.id(), invitation.org(), request.origin(), AuditAction.MEMBER_JOINED)
                .on(invitation.id())
                .with(invitation.role()));
    }

    /** What came of it. */
    public sealed interface Result {
        /** An account joined; who belonged already keeps their role. */
        record Joined(User user, Role role, Organization organization) implements Result {}

        /** A new account was made, and a first session. */
        record Opened(SignedIn signedIn, Organization organization) implements Result {}

        record Unknown() implements Result {}

        /** It was accepted before. */
        record Used() implements Result {}

        record Revoked() implements Result {}

        record Expired() implements Result {}

        /** It was sent to another address than that of the account that is signed in. */
        record OtherAddress() implements Result {}

        /** The address has an account that the operator suspended. */
        record Suspended() implements Result {}

        /** The address has an account that never proved it: it is proved first, by its link or by a new password. */
        record Unproven() implements Result {}

        /** Accounts are made at the identity provider: whoever joins signs up or logs in there first. */
        record AccountNeeded() implements Result {}

        /** The address has no account yet, and a new one needs a password. */
        record PasswordNeeded() implements Result {}
    }

    /**
     * Somebody with the token.
     *
     * @param name how a new person is to be called
     * @param visitor who is signed in meanwhile, if anybody
     * @param kind of the session of a new person
     */
    public record Request(
            String token,
            Optional<String> name,
            Optional<Password> password,
            Optional<UserId> visitor,
            Session.Kind kind,
            Origin origin) {
        @Override
        public String toString() {
            return "Request[" + visitor + "]";
        }
    }

    /** How a person is let in, whose address the invitation proves. */
    public static final class Admission {
        private final SessionKeeping sessions;
        private final EmailVerification verification;
        private final IdGenerator ids;

        @Inject
        public Admission(SessionKeeping sessions, EmailVerification verification, IdGenerator ids) {
            this.sessions = sessions;
            this.verification = verification;
            this.ids = ids;
        }
    }

    /** Takes the acceptance back: the invitation goes on waiting for whoever it is for. */
    private static final class SquatterException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private sealed interface Look {
        record Refused(Result result) implements Look {}

        record Known() implements Look {}

        record Stranger() implements Look {}
    }
}
