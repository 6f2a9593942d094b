package app.visant.application.shared.port;

import app.visant.domain.shared.OrgId;
import java.time.Instant;
import java.util.UUID;

/**
 * Work to be done after the transaction that asked for it.
 *
 * @param lane groups jobs that must not overlap, if the kind is serial: the device id
 * @param subject what it is about: a record id; one waiting or running job per (organization, kind, subject)
 * @param orderAt place within the lane: when the still was taken
 * @param firstDueAt when it was first to run, from which giving up is counted
 * @param later whether it gives way to all that are not so, in a lane and between lanes, if the kind is serial
 */
public record Job(
        UUID id,
        OrgId org,
        JobKind kind,
        String lane,
        String subject,
        Instant orderAt,
        Instant firstDueAt,
        boolean later) {
    /** One that gives way to nobody. */
    public Job(UUID id, OrgId org, JobKind kind, String lane, String subject, Instant orderAt, Instant firstDueAt) {
        this(id, org, kind, lane, subject, orderAt, firstDueAt, false);
    }

    /** The same, but giving way. */
    public Job givingWay() {
        return new Job(id, org, kind, lane, subject, orderAt, firstDueAt, true);
    }

    /** The same, but first due at another time. */
    public Job dueAt(Instant at) {
        return new Job(id, org, kind, lane, subject, orderAt, at, later);
    }
}
