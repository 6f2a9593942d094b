package app.visant.http.people;

import app.visant.domain.people.Team;
import app.visant.domain.shared.Role;
import app.visant.http.Problem;
import java.util.Locale;

/** What the rules of a team are on the wire. */
final class Refusals {
    private Refusals() {}

    static Problem problem(Team.Refusal refusal) {
        return switch (refusal) {
            case FORBIDDEN -> Problem.forbidden("forbidden", "This credential does not allow that.");
            case OWN_ROLE -> Problem.forbidden("own_role", "Nobody gives themselves a higher role.");
            case OWNERS_ONLY -> Problem.forbidden("owners_only", "Owners are made and removed by owners.");
            case LAST_OWNER -> Problem.conflict("last_owner", "Make somebody else an owner first.");
        };
    }

    static String word(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
