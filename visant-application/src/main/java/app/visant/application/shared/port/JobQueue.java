package app.visant.application.shared.port;

import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The transactional outbox: a job exists if and only if the transaction that added it committed. Run at least once; a
 * lease that ran out is claimed anew, and its old holder's completion is refused by the fencing token.
 */
public interface JobQueue {

    /** Adds the jobs; one that is waiting or running for the same (organization, kind, subject) already is left alone. */
    void add(Tx tx, List<Job> jobs);

    /**
     * Adds the job; one for the same (organization, kind, subject) starts over in its place, as if it were first due when
     * this one is; its place among the others stays. Whoever holds that one loses the lease: what they are at was begun
     * before it was asked for anew.
     */
    void addAnew(Tx tx, Job job);

    /**
     * Leases up to {@code limit} due jobs, organizations taking turns. Of a serial kind: at most one per lane, the
     * lane's due one that is first by {@code orderAt}, those that are {@code later} after all others, and none while another
     * of that lane is leased.
     *
     * @param perOrg how many jobs of this kind one organization may hold on this node at once, those it holds included
     */
    List<Lease> claim(Tx tx, JobKind kind, NodeId node, int limit, int perOrg, Duration leaseFor, Instant now);

    /** Ends the job. False if the lease is no longer the holder's: then nothing of it may be committed. */
    boolean complete(Tx tx, Lease lease);

    /** Gives it back to be due again at {@code dueAt}. False as in {@link #complete}. */
    boolean retry(Tx tx, Lease lease, Instant dueAt, String error);

    /**
     * Gives it back as if it were first due at {@code dueAt}: nothing went wrong, there is a reason to wait. False as in
     * {@link #complete}.
     */
    boolean defer(Tx tx, Lease lease, Instant dueAt, String reason);

    /** Makes the waiting jobs that were deferred for that reason due now, or soon, in their order. */
    void recall(Tx tx, OrgId org, JobKind kind, String reason, Instant now);

    /** Prolongs the lease of a job still being worked on. False as in {@link #complete}. */
    boolean extend(Tx tx, Lease lease, Instant until);

    /** Whether one is waiting or running. */
    boolean pending(Tx tx, OrgId org, JobKind kind, String subject);

    /**
     * How many of the organization's jobs of a kind are {@code later}, waiting or running. Whoever asks next is answered when
     * this transaction has ended, so that two do not both take the last place.
     */
    long laterOnes(Tx tx, OrgId org, JobKind kind);

    /** Waiting and running jobs of a kind, over all organizations, for the gauges. */
    long depth(Tx tx, JobKind kind);

    /** When the oldest due job of a kind became due, for the gauges. */
    Optional<Instant> oldestDue(Tx tx, JobKind kind, Instant now);

    /**
     * One holder's claim on a job.
     *
     * @param token the fencing token
     * @param attempt 1 at the first claim since it was added or last given back; more only if holders before died
     */
    record Lease(Job job, UUID token, int attempt, Instant until) {}
}
