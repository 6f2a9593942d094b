package app.visant.domain.org;

import app.visant.domain.shared.Language;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Texts;
import java.time.Instant;
import java.time.ZoneId;

/**
 * A customer: its own members, devices and captures, seen by nobody else.
 *
 * @param timezone of its devices that have none of their own
 * @param language in which its stills are judged, unless a device has one of its own
 */
public record Organization(
        OrgId id,
        String name,
        Subscription.Agreed subscription,
        ZoneId timezone,
        Language language,
        Instant createdAt) {
    private static final int MAX_NAME = 120;

    public Organization {
        name = name(name);
    }

    /**
     * The name, if it can be one.
     *
     * @throws IllegalArgumentException if it is not one line of 1 to 120 characters
     */
    public static String name(String text) {
        return Texts.line(text, MAX_NAME);
    }

    /** A new organization: five device slots, thirty days of trial. */
    public static Organization founded(OrgId id, String name, Instant now) {
        return new Organization(id, name, Subscription.first(now), ZoneId.of("UTC"), Language.EN, now);
    }
}
