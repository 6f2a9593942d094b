package app.visant.http;

import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Tx;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Membership;
import app.visant.domain.identity.User;
import app.visant.domain.people.Invitation;
import app.visant.domain.shared.InvitationId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.UserId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the routes about the people of an organization need to find, and to be told. */
final class PeopleRows {
    /** The routes that name the organization or somebody of it in the body. */
    static final Set<String> NAMED_IN_BODY =
            Set.of("POST /v1/auth/switch-organization", "POST /v1/organizations/current/transfer");

    private final WholeServer whole;
    private final OrgId org;
    private final UserId colleague;
    private final InvitationId invitation;
    private Optional<Principal.User> asking = Optional.empty();

    PeopleRows(WholeServer whole, OrgId org) {
        this.whole = whole;
        this.org = org;
        colleague = member(org, Role.VIEWER);
        member(org, Role.OWNER);
        invitation = invite(new Email("bob@example.org"), "token of bob");
    }

    /** Nobody who asks is the last owner of where they work. */
    void prepare(Principal principal) {
        if (principal instanceof Principal.User person) {
            asking = Optional.of(person);
            if (!person.org().equals(org)) {
                member(person.org(), Role.OWNER);
            }
        }
    }

    String path(String template) {
        return template.replace("{user_id}", colleague.toString()).replace("{invitation_id}", invitation.toString());
    }

    Optional<String> body(String route) {
        return Optional.ofNullable(
                switch (route) {
                    case "POST /v1/auth/switch-organization" -> "{\"org_id\":\"%s\"}".formatted(org);
                    case "POST /v1/organizations/current/transfer" -> "{\"user_id\":\"%s\"}".formatted(colleague);
                    case "PATCH /v1/organizations/current/members/{user_id}" -> "{\"role\":\"editor\"}";
                    case "POST /v1/organizations/current/invitations" ->
                        "{\"email\":\"%s@example.org\",\"role\":\"viewer\"}"
                                .formatted(whole.world.ids().next());
                    case "POST /v1/invitations/accept" -> {
                        invite(asking(), "token of whoever asks");
                        yield "{\"token\":\"token of whoever asks of %s\",\"password\":\"correct horse\"}"
                                .formatted(org);
                    }
                    default -> null;
                });
    }

    private Email asking() {
        return asking.map(person -> whole.world
                        .system(Purpose.LOG_IN)
                        .find(tx -> whole.world.users().find(tx, person.user()))
                        .orElseThrow()
                        .email())
                .orElseGet(() -> new Email(whole.world.ids().next() + "@example.org"));
    }

    private UserId member(OrgId of, Role role) {
        var now = whole.world.clock().instant();
        var id = new UserId(whole.world.ids().next());
        var user = new User(id, new Email(id + "@example.org"), "Grace", of, false, now);
        system(tx -> whole.world.users().add(tx, user, Optional.of("hash"), new Membership(id, of, role)));
        return id;
    }

    private InvitationId invite(Email email, String token) {
        var world = whole.world;
        var id = new InvitationId(world.ids().next());
        var inviter = new UserId(world.ids().next());
        var sent = Invitation.sent(
                id, org, email, Role.VIEWER, inviter, world.clock().instant());
        system(tx -> world.invitations().add(tx, sent, Sha256.of(token + " of " + org)));
        return id;
    }

    private void system(Consumer<Tx> work) {
        whole.world.system(Purpose.MEMBERSHIP).run(work);
    }
}
