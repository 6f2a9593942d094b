package app.visant.domain.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing a principal may be allowed to do. Every route names exactly one, or none if it is public. */
public enum Permission {
    ACCOUNT_SELF(Role.VIEWER),
    DEVICES_READ(Role.VIEWER),
    DEVICES_OPERATE(Role.EDITOR),
    DEVICES_MANAGE(Role.ADMIN),
    CAPTURES_READ(Role.VIEWER),
    CAPTURES_DELETE(Role.EDITOR),
    /** Saying what a still shows, and having it judged again. */
    CAPTURES_REVIEW(Role.EDITOR),
    DESCRIPTIONS_READ(Role.VIEWER),
    DESCRIPTIONS_MANAGE(Role.EDITOR),
    SCHEDULES_READ(Role.VIEWER),
    SCHEDULES_MANAGE(Role.EDITOR),
    PLAN_MANAGE(Role.OWNER),
    ORGANIZATION_READ(Role.VIEWER),
    ORGANIZATION_MANAGE(Role.ADMIN),
    ORGANIZATION_TRANSFER(Role.OWNER),
    AUDIT_READ(Role.ADMIN),
    MEMBERS_READ(Role.VIEWER),
    MEMBERS_MANAGE(Role.ADMIN),
    KEYS_MANAGE(Role.ADMIN),
    AGENTS_READ(Role.VIEWER),
    /** Who judges, where stills are sent for it, and what it may cost. */
    AGENTS_MANAGE(Role.ADMIN),
    DEVICE_STREAM(null),
    DEVICE_REPORT(null),
    DEVICE_UPLOAD(null),
    PLATFORM_OPERATE(null);

    private final @Nullable Role least;

    Permission(@Nullable Role least) {
        this.least = least;
    }

    /** Whether a member of that role holds this permission in the organization. */
    public boolean grantedTo(Role role) {
        return least != null && role.compareTo(least) <= 0;
    }

    /** Whether a device, with its own token, holds this permission. */
    public boolean grantedToDevices() {
        return switch (this) {
            case DEVICE_STREAM, DEVICE_REPORT, DEVICE_UPLOAD -> true;
            default -> false;
        };
    }

    /**
     * Whether an API key can be made for this. Never for what makes, moves or empowers somebody: accounts, members, keys,
     * the plan, the organization itself. Whoever finds a key gets no further than the key.
     */
    public boolean grantedToKeys() {
        return switch (this) {
            case DEVICES_READ,
                    DEVICES_OPERATE,
                    DEVICES_MANAGE,
                    CAPTURES_READ,
                    CAPTURES_DELETE,
                    CAPTURES_REVIEW,
                    DESCRIPTIONS_READ,
                    DESCRIPTIONS_MANAGE,
                    SCHEDULES_READ,
                    SCHEDULES_MANAGE,
                    ORGANIZATION_READ,
                    ORGANIZATION_MANAGE,
                    MEMBERS_READ,
                    AGENTS_READ,
                    AUDIT_READ -> true;
            default -> false;
        };
    }

    /** The permission of that name on the wire. */
    public static Optional<Permission> named(String wireName) {
        return Arrays.stream(values())
                .filter(p -> p.wireName().equals(wireName))
                .findFirst();
    }

    /** The name on the wire, such as {@code captures:read}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", ":");
    }
}
