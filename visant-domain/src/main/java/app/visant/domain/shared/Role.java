package app.visant.domain.shared;

import java.util.EnumSet;
import java.util.Set;

/** What a member may do in an organization; each role may do all that the next one may. */
public enum Role {
    OWNER,
    ADMIN,
    EDITOR,
    VIEWER;

    /** Everything this role may do. */
    public Set<Permission> permissions() {
        var granted = EnumSet.noneOf(Permission.class);
        for (var permission : Permission.values()) {
            if (permission.grantedTo(this)) {
                granted.add(permission);
            }
        }
        return granted;
    }
}
