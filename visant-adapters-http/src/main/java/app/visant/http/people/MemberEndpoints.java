package app.visant.http.people;

import app.visant.application.people.Members;
import app.visant.application.shared.port.AuditAction;
import app.visant.domain.people.Member;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
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

/** The people of the organization that a session is for. */
public final class MemberEndpoints implements EndpointTable {
    private static final String MEMBERS = "/v1/organizations/current/members";

    private final Members members;

    @Inject
    public MemberEndpoints(Members members) {
        this.members = members;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(MEMBERS, "Who works here, the newest first")
                        .requires(Permission.MEMBERS_READ)
                        .answersPage(MemberAnswer.class)
                        .handledBy(this::list),
                Endpoint.patch(MEMBERS + "/{user_id}", "Give a member another role")
                        .requires(Permission.MEMBERS_MANAGE)
                        .records(AuditAction.MEMBER_ROLE_CHANGED)
                        .takes(RoleRequest.class)
                        .answers(MemberAnswer.class)
                        .handledBy(this::changeRole),
                Endpoint.delete(MEMBERS + "/{user_id}", "Remove a member, and end their sessions here")
                        .requires(Permission.MEMBERS_MANAGE)
                        .records(AuditAction.MEMBER_REMOVED)
                        .handledBy(this::remove),
                Endpoint.post("/v1/organizations/current/leave", "Leave the organization, and end my sessions here")
                        .requires(Permission.ACCOUNT_SELF)
                        .records(AuditAction.MEMBER_LEFT)
                        .handledBy(this::leave),
                Endpoint.post("/v1/organizations/current/transfer", "Make a member the owner, and myself an admin")
                        .requires(Permission.ORGANIZATION_TRANSFER)
                        .records(AuditAction.ORGANIZATION_TRANSFERRED)
                        .takes(TransferRequest.class)
                        .answers(MemberAnswer.class)
                        .handledBy(this::transfer));
    }

    private Answer list(Exchange exchange) {
        return Answer.page(exchange, members.list(exchange.insider(), exchange.page()), MemberAnswer::of);
    }

    private Answer changeRole(Exchange exchange) {
        var role = exchange.body().require("role", Form.word(Role.class));
        var subject = exchange.path("user_id", UserId::of);
        return shown(members.changeRole(exchange.user(), subject, role.get()));
    }

    private Answer remove(Exchange exchange) {
        var actor = exchange.user();
        var subject = exchange.path("user_id", UserId::of);
        return gone(members.remove(actor, subject), subject.equals(actor.user()));
    }

    private Answer leave(Exchange exchange) {
        return gone(members.leave(exchange.user()), true);
    }

    private Answer transfer(Exchange exchange) {
        var heir = exchange.body().require("user_id", UserId::of);
        return shown(members.transfer(exchange.user(), heir.get()));
    }

    private static Answer shown(Members.Result result) {
        return done(result).map(MemberAnswer::of).map(Answer::ok).orElseThrow(Problem::notFound);
    }

    private static Answer gone(Members.Result result, boolean own) {
        done(result);
        return own ? Answer.nothing().endingSession() : Answer.nothing();
    }

    private static Optional<Member> done(Members.Result result) {
        return switch (result) {
            case Members.Result.Done(Optional<Member> member) -> member;
            case Members.Result.Unknown() -> throw Problem.notFound();
            case Members.Result.Refused refused -> throw Refusals.problem(refused.refusal());
        };
    }

    private record RoleRequest(String role) {}

    private record TransferRequest(String userId) {}

    private record MemberAnswer(String id, String email, String name, String role, Instant joinedAt) {
        private static MemberAnswer of(Member member) {
            return new MemberAnswer(
                    member.id().toString(),
                    member.email().value(),
                    member.name(),
                    Refusals.word(member.role()),
                    member.joinedAt());
        }
    }
}
