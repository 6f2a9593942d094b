package app.visant.domain.people;

import app.visant.domain.identity.Membership;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.UserId;
import java.util.List;
import java.util.Optional;

/** All members of one organization at one moment, and what each of them may make of the others. */
public record Team(List<Membership> members) {
    /** The first refusal wins. */
    private static final List<Policy> POLICIES =
            List.of(Team::onlyWhoManagesMembers, Team::nobodyRaisesThemselves, Team::ownersAlone, Team::anOwnerStays);

    public Team {
        members = List.copyOf(members);
    }

    public Optional<Membership> find(UserId user) {
        return members.stream().filter(m -> m.user().equals(user)).findFirst();
    }

    /** Whether the actor may give the subject that role. */
    public Verdict onRole(UserId actor, UserId subject, Role role) {
        return verdict(actor, subject, Optional.of(role));
    }

    /** Whether the actor may end the membership of the subject; everybody may end their own. */
    public Verdict onRemoval(UserId actor, UserId subject) {
        return verdict(actor, subject, Optional.empty());
    }

    /** Whether the actor may hand the organization over to the heir and be an admin from then on. */
    public Verdict onTransfer(UserId actor, UserId heir) {
        return find(heir)
                .<Verdict>map(subject ->
                        find(actor).filter(m -> m.role() == Role.OWNER).isPresent()
                                ? new Verdict.Allowed(subject)
                                : new Verdict.Refused(Refusal.OWNERS_ONLY))
                .orElseGet(Verdict.Unknown::new);
    }

    /** Why the actor may not invite anybody to that role; empty if they may. */
    public Optional<Refusal> onInvitation(UserId actor, Role role) {
        var inviter = find(actor).map(Membership::role);
        if (inviter.filter(Permission.MEMBERS_MANAGE::grantedTo).isEmpty()) {
            return Optional.of(Refusal.FORBIDDEN);
        }
        return Optional.of(Refusal.OWNERS_ONLY).filter(r -> role == Role.OWNER && inviter.get() != Role.OWNER);
    }

    private Verdict verdict(UserId actor, UserId subject, Optional<Role> role) {
        var acting = find(actor);
        if (acting.isEmpty()) {
            return new Verdict.Refused(Refusal.FORBIDDEN);
        }
        return find(subject)
                .map(found -> verdict(new Move(acting.get(), found, role)))
                .orElseGet(Verdict.Unknown::new);
    }

    private Verdict verdict(Move move) {
        return POLICIES.stream()
                .flatMap(policy -> policy.refusal(this, move).stream())
                .findFirst()
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Allowed(move.subject));
    }

    private Optional<Refusal> onlyWhoManagesMembers(Move move) {
        return Optional.of(Refusal.FORBIDDEN)
                .filter(r -> !move.leaving() && !Permission.MEMBERS_MANAGE.grantedTo(move.actor.role()));
    }

    private Optional<Refusal> nobodyRaisesThemselves(Move move) {
        return Optional.of(Refusal.OWN_ROLE)
                .filter(r -> move.own()
                        && move.role
                                .filter(to -> to.compareTo(move.actor.role()) < 0)
                                .isPresent());
    }

    private Optional<Refusal> ownersAlone(Move move) {
        var aboutOwners = move.subject.role() == Role.OWNER || move.role.equals(Optional.of(Role.OWNER));
        return Optional.of(Refusal.OWNERS_ONLY).filter(r -> aboutOwners && move.actor.role() != Role.OWNER);
    }

    private Optional<Refusal> anOwnerStays(Move move) {
        var stepsDown = move.subject.role() == Role.OWNER && !move.role.equals(Optional.of(Role.OWNER));
        return Optional.of(Refusal.LAST_OWNER)
                .filter(r -> stepsDown
                        && members.stream()
                                .noneMatch(
                                        m -> m.role() == Role.OWNER && !m.user().equals(move.subject.user())));
    }

    /** Whether something may be done to a member. */
    public sealed interface Verdict {
        record Allowed(Membership subject) implements Verdict {}

        /** There is no such member. */
        record Unknown() implements Verdict {}

        record Refused(Refusal refusal) implements Verdict {}
    }

    /** Why not. */
    public enum Refusal {
        /** They do not look after members, or not any more. */
        FORBIDDEN,
        /** Nobody gives themselves a higher role. */
        OWN_ROLE,
        /** Owners are made and removed by owners. */
        OWNERS_ONLY,
        /** Nobody would own the organization. */
        LAST_OWNER
    }

    /** @param role empty if the membership is to end */
    private record Move(Membership actor, Membership subject, Optional<Role> role) {
        boolean own() {
            return actor.user().equals(subject.user());
        }

        boolean leaving() {
            return own() && role.isEmpty();
        }
    }

    private interface Policy {
        Optional<Refusal> refusal(Team team, Move move);
    }
}
