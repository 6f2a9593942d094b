package app.visant.domain.org;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Texts;
import java.time.Instant;
import java.time.ZoneId;

/** A customer: its own members, devices and captures, seen by nobody else. */
public record Organization(
        OrgId id, String name, Subscription.Agreed subscription, ZoneId timezone, Instant createdAt) {
    private static final int MAX_NAME = 120;

    public Organization {
        name = Texts.line(name, MAX_NAME);
    }

    /** A new organization: five device slots, thirty days of trial. */
    public static Organization founded(OrgId id, String name, Instant now) {
        return new Organization(id, name, Subscription.first(now), ZoneId.of("UTC"), now);
    }
}
