package app.visant.bootstrap.isolation;

import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Role;
import java.util.Locale;

/** Everybody who may come to a route. */
enum Who {
    ANONYMOUS,
    VIEWER,
    EDITOR,
    ADMIN,
    OWNER,
    /** A device of the organization. */
    DEVICE,
    /** A viewer of another organization, who operates the platform too. */
    OPERATOR,
    /** An owner of another organization. */
    STRANGER,
    /** An owner, with an access token whose time is over. */
    EXPIRED,
    /** An owner, of a session that was ended. */
    REVOKED,
    /** Somebody who was an owner, with a session that outlived that. */
    REMOVED,
    /** A device that was deactivated, with the token it had. */
    RETIRED;

    String words() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Of another organization than the one whose things are asked for. */
    boolean outsider() {
        return this == OPERATOR || this == STRANGER;
    }

    /** Shows a credential that was good once. */
    boolean lapsed() {
        return switch (this) {
            case EXPIRED, REVOKED, REMOVED, RETIRED -> true;
            default -> false;
        };
    }

    Role role() {
        return switch (this) {
            case OWNER, STRANGER, EXPIRED, REVOKED, REMOVED -> Role.OWNER;
            case ADMIN -> Role.ADMIN;
            case EDITOR -> Role.EDITOR;
            case VIEWER, OPERATOR -> Role.VIEWER;
            case ANONYMOUS, DEVICE, RETIRED -> throw new IllegalStateException(this + " has no role");
        };
    }

    boolean may(Permission permission) {
        return switch (this) {
            case ANONYMOUS, EXPIRED, REVOKED, REMOVED, RETIRED -> false;
            case DEVICE -> permission.grantedToDevices();
            case OPERATOR -> permission == Permission.PLATFORM_OPERATE || permission.grantedTo(role());
            default -> permission.grantedTo(role());
        };
    }
}
