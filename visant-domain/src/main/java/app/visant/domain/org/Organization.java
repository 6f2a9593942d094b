package app.visant.domain.org;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A customer: its own members, devices and captures, seen by nobody else. */
public record Organization(
        OrgId id, String name, int deviceSlots, Instant trialEnd, ZoneId timezone, Instant createdAt) {
    public static final int FIRST_SLOTS = 5;
    public static final Duration TRIAL = Duration.ofDays(30);
    private static final int MAX_NAME = 120;

    public Organization {
        name = Texts.line(name, MAX_NAME);
        if (deviceSlots < 0) {
            throw new IllegalArgumentException("slots must not be negative");
        }
    }

    /** A new organization: five device slots, thirty days of trial. */
    public static Organization founded(OrgId id, String name, Instant now) {
        return new Organization(id, name, FIRST_SLOTS, now.plus(TRIAL), ZoneId.of("UTC"), now);
    }

    /** Whether one more device finds a slot. */
    public boolean hasSlotBeside(int activeDevices) {
        return activeDevices < deviceSlots;
    }

    /** What the organization is on: {@code trial} until its end, then {@code trial_ended}. */
    public String plan(Instant now) {
        return now.isBefore(trialEnd) ? "trial" : "trial_ended";
    }
}
