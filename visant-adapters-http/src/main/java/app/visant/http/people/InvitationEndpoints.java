package app.visant.http.people;

import app.visant.application.identity.SignedIn;
import app.visant.application.identity.port.TokenIssuer;
import app.visant.application.people.Invitations;
import app.visant.application.people.Joining;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Password;
import app.visant.domain.identity.Session;
import app.visant.domain.identity.User;
import app.visant.domain.org.Organization;
import app.visant.domain.people.Invitation;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Texts;
import app.visant.http.Answer;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.Form;
import app.visant.http.Problem;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Asking people to join by mail, and joining. */
public final class InvitationEndpoints implements EndpointTable {
    private static final String INVITATIONS = "/v1/organizations/current/invitations";
    private static final int MAX_NAME = 120;

    private final Invitations invitations;
    private final Joining joining;

    @Inject
    public InvitationEndpoints(Invitations invitations, Joining joining) {
        this.invitations = invitations;
        this.joining = joining;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(INVITATIONS, "Invitations that nobody accepted yet, the newest first")
                        .requires(Permission.MEMBERS_MANAGE)
                        .answersPage(InvitationAnswer.class)
                        .handledBy(this::list),
                Endpoint.post(INVITATIONS, "Invite somebody by mail, in place of an earlier invitation to that address")
                        .requires(Permission.MEMBERS_MANAGE)
                        .records(AuditAction.INVITATION_SENT)
                        .takes(InviteRequest.class)
                        .answers(InvitationAnswer.class)
                        .handledBy(this::invite),
                Endpoint.delete(INVITATIONS + "/{invitation_id}", "Take an invitation back")
                        .requires(Permission.MEMBERS_MANAGE)
                        .records(AuditAction.INVITATION_REVOKED)
                        .handledBy(this::revoke),
                Endpoint.post("/v1/invitations/accept", "Join, with the account that there is or a new one")
                        .open()
                        .records(AuditAction.MEMBER_JOINED)
                        .takes(AcceptRequest.class)
                        .answers(AcceptedAnswer.class)
                        .handledBy(this::accept));
    }

    private Answer list(Exchange exchange) {
        return Answer.page(exchange, invitations.waiting(exchange.org(), exchange.page()), InvitationAnswer::of);
    }

    private Answer invite(Exchange exchange) {
        var in = exchange.body();
        var email = in.require("email", Email::new);
        var role = in.require("role", Form.word(Role.class));
        return switch (invitations.invite(exchange.user(), email.get(), role.get())) {
            case Invitations.Result.Invited(Invitation sent) -> Answer.ok(InvitationAnswer.of(sent));
            case Invitations.Result.AlreadyMember() ->
                throw Problem.conflict("already_member", "Whoever has this address works here already.");
            case Invitations.Result.Refused refused -> throw Refusals.problem(refused.refusal());
            case Invitations.Result.Throttled throttled -> throw Problem.tooMany(throttled.retryAfter());
        };
    }

    private Answer revoke(Exchange exchange) {
        if (!invitations.revoke(exchange.insider(), exchange.path("invitation_id", InvitationId::of))) {
            throw Problem.notFound();
        }
        return Answer.nothing();
    }

    private Answer accept(Exchange exchange) {
        var in = exchange.body();
        var token = in.require("token", Form.TEXT);
        var name = in.optional("name", text -> Texts.line(text, MAX_NAME));
        var password = in.optional("password", Password::new);
        var kind = exchange.browser() ? Session.Kind.BROWSER : Session.Kind.CLIENT;
        var visitor = exchange.visitor().map(Principal.User::user);
        return present(joining.accept(
                new Joining.Request(token.get(), name.get(), password.get(), visitor, kind, exchange.origin())));
    }

    private static Answer present(Joining.Result result) {
        return switch (result) {
            case Joining.Result.Joined(User user, Role role, Organization organization) ->
                Answer.ok(AcceptedAnswer.of(user, role, organization, Optional.empty()));
            case Joining.Result.Opened(SignedIn in, Organization organization) -> {
                var answer = Answer.ok(AcceptedAnswer.of(in.user(), in.role(), organization, Optional.of(in)));
                yield in.kind() == Session.Kind.BROWSER ? answer.startingSession(in.secret()) : answer;
            }
            case Joining.Result.Unknown() -> throw Problem.notFound();
            case Joining.Result.Used() ->
                throw Problem.conflict("invitation_used", "This invitation was accepted already; log in.");
            case Joining.Result.Revoked() ->
                throw Problem.conflict(
                        "invitation_revoked", "This invitation was taken back or replaced by a later one.");
            case Joining.Result.Expired() ->
                throw Problem.conflict("invitation_expired", "This invitation has expired; ask for another one.");
            case Joining.Result.OtherAddress() ->
                throw Problem.forbidden("other_address", "This invitation was sent to another address; log out first.");
            case Joining.Result.AccountNeeded() ->
                throw Problem.conflict(
                        "account_needed", "Sign up or log in with the address that was invited, then accept.");
            case Joining.Result.Suspended() ->
                throw Problem.forbidden("account_suspended", "This account is suspended.");
            case Joining.Result.Unproven() ->
                throw Problem.conflict(
                        "account_unproven",
                        "An account of this address never proved it: set a new password by mail first, and log in.");
            case Joining.Result.PasswordNeeded() -> throw Problem.invalid("/password", "is required for a new account");
        };
    }

    private record InviteRequest(String email, String role) {}

    /** @param password of a new account; not read if the address has one */
    private record AcceptRequest(String token, Optional<String> name, Optional<String> password) {}

    private record InvitationAnswer(String id, String email, String role, Instant createdAt, Instant expiresAt) {
        private static InvitationAnswer of(Invitation invitation) {
            return new InvitationAnswer(
                    invitation.id().toString(),
                    invitation.email().value(),
                    Refusals.word(invitation.role()),
                    invitation.createdAt(),
                    invitation.expiresAt());
        }
    }

    /** Tokens come with a new account only, and not to browsers, which get a cookie. */
    private record AcceptedAnswer(
            OrganizationAnswer organization,
            UserAnswer user,
            Optional<String> accessToken,
            Optional<String> tokenType,
            Optional<Long> expiresIn,
            Optional<String> refreshToken) {

        private static AcceptedAnswer of(User user, Role role, Organization org, Optional<SignedIn> signedIn) {
            var client = signedIn.filter(in -> in.kind() == Session.Kind.CLIENT);
            return new AcceptedAnswer(
                    new OrganizationAnswer(org.id().toString(), org.name()),
                    new UserAnswer(
                            user.id().toString(),
                            user.email().value(),
                            user.name(),
                            org.id().toString(),
                            Refusals.word(role)),
                    client.map(SignedIn::accessToken),
                    client.map(in -> "bearer"),
                    client.map(in -> TokenIssuer.LIFETIME.toSeconds()),
                    client.map(SignedIn::secret));
        }
    }

    private record OrganizationAnswer(String id, String name) {}

    private record UserAnswer(String id, String email, String name, String orgId, String role) {}
}
