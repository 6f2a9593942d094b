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
    /** A program with all that a key of an owner can have. */
    KEY,
    /** A program with a key whose maker may not do any more what it was made for. */
    BARE_KEY,
    /** As {@link #KEY}, for another device of the organization only. */
    NARROW,
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
    RETIRED,
    /** A program with a key whose time is up. */
    OLD_KEY,
    /** A program with a key that was deleted. */
    LOST_KEY,
    /** Somebody who was suspended, with a session that outlived that. */
    SUSPENDED,
    /** An owner of the organization while that is suspended. */
    SHUT_OWNER,
    /** A device of the organization while that is suspended. */
    SHUT_DEVICE,
    /** As {@link #KEY}, while the organization is suspended. */
    SHUT_KEY;

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
            case EXPIRED, REVOKED, REMOVED, RETIRED, OLD_KEY, LOST_KEY, SUSPENDED -> true;
            default -> false;
        };
    }

    /** Of an organization that is suspended. */
    boolean shut() {
        return this == SHUT_OWNER || this == SHUT_DEVICE || this == SHUT_KEY;
    }

    /** Of a program, that of the member who made its key. */
    Role role() {
        return switch (this) {
            case OWNER,
                    STRANGER,
                    EXPIRED,
                    REVOKED,
                    REMOVED,
                    KEY,
                    NARROW,
                    OLD_KEY,
                    LOST_KEY,
                    SUSPENDED,
                    SHUT_OWNER,
                    SHUT_KEY -> Role.OWNER;
            case ADMIN -> Role.ADMIN;
            case EDITOR -> Role.EDITOR;
            case VIEWER, OPERATOR, BARE_KEY -> Role.VIEWER;
            case ANONYMOUS, DEVICE, RETIRED, SHUT_DEVICE -> throw new IllegalStateException(this + " has no role");
        };
    }

    boolean may(Permission permission) {
        return switch (this) {
            case ANONYMOUS, BARE_KEY, EXPIRED, REVOKED, REMOVED, RETIRED, OLD_KEY, LOST_KEY, SUSPENDED -> false;
            case KEY, NARROW, SHUT_KEY -> permission.grantedToKeys();
            case DEVICE, SHUT_DEVICE -> permission.grantedToDevices();
            case OPERATOR -> permission == Permission.PLATFORM_OPERATE || permission.grantedTo(role());
            default -> permission.grantedTo(role());
        };
    }
}
