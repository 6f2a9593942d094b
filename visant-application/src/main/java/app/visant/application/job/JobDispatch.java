package app.visant.application.job;

import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.shared.NodeId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the jobs of one kind and runs them, each on a virtual thread, no more at once than there are slots. One thread
 * calls {@link #await} and {@link #tick} in turn.
 */
public final class JobDispatch {
    /** A job whose holders died this often is taken to be what kills them. */
    static final int MAX_ATTEMPTS = 10;

    private static final Logger log = LoggerFactory.getLogger(JobDispatch.class);
    private static final Duration LAST_WORDS = Duration.ofSeconds(5);
    /** A flood of new jobs asks the queue no more often than this, unless a job ended and its slot is free. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(25);

    private final JobHandler handler;
    private final JobQueue queue;
    private final TransactionRunner transactions;
    private final InstantSource clock;
    private final Settings settings;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final Semaphore woken = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private volatile long askedAt = System.nanoTime() - PACE_NANOS;
    private volatile boolean stopping;

    public JobDispatch(
            JobHandler handler,
            JobQueue queue,
            TransactionRunner transactions,
            SignalBus signals,
            InstantSource clock,
            Settings settings) {
        this.handler = handler;
        this.queue = queue;
        this.transactions = transactions;
        this.clock = clock;
        this.settings = settings;
        signals.subscribe(this::onSignal);
    }

    /** Prolongs the leases of what is running and fills the free slots. To be called every five seconds at the latest. */
    public void tick() {
        ended.drainPermits();
        askedAt = System.nanoTime();
        prolong();
        var free = settings.slots() - running.size();
        if (free > 0 && !stopping) {
            var now = clock.instant();
            transactions
                    .system(
                            Purpose.JOB_CLAIM,
                            tx -> queue.claim(
                                    tx,
                                    handler.kind(),
                                    settings.node(),
                                    free,
                                    settings.perOrg(),
                                    settings.lease(),
                                    now))
                    .forEach(this::start);
        }
    }

    /** Waits until there may be something to do, at most this long. */
    public void await(Duration atMost) throws InterruptedException {
        if (woken.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            ended.tryAcquire(Math.max(0, askedAt + PACE_NANOS - System.nanoTime()), TimeUnit.NANOSECONDS);
            woken.drainPermits();
        }
    }

    /** Takes no more jobs; those running may end within {@code grace}, the others are given back. */
    public void stop(Duration grace) throws InterruptedException {
        stopping = true;
        if (!idleWithin(grace)) {
            running.values().forEach(r -> r.thread.interrupt());
            idleWithin(LAST_WORDS);
        }
    }

    /** How many jobs run now. */
    public int running() {
        return running.size();
    }

    private void onSignal(Signal signal) {
        var ours = switch (signal) {
            case Signal.JobsAdded added -> added.kind() == handler.kind();
            case Signal.Resync r -> true;
            default -> false;
        };
        if (ours) {
            woken.release();
        }
    }

    private void start(Lease lease) {
        var job = lease.job();
        var thread = Thread.ofVirtual()
                .name(job.kind().name().toLowerCase(Locale.ROOT) + " " + job.subject())
                .unstarted(() -> run(lease));
        running.put(lease.token(), new Running(lease, thread));
        thread.start();
    }

    private void run(Lease lease) {
        try {
            if (lease.attempt() > MAX_ATTEMPTS) {
                log.error(
                        "{} of {} never came to an end, given up",
                        handler.kind(),
                        lease.job().subject());
                handler.abandon(lease, "gave_up");
            } else {
                handler.handle(lease);
            }
        } catch (InterruptedException | RuntimeException e) {
            giveBack(lease, e);
        } finally {
            running.remove(lease.token());
            ended.release();
            woken.release();
        }
    }

    private void giveBack(Lease lease, Exception failure) {
        var interrupted = Thread.interrupted() || failure instanceof InterruptedException;
        var job = lease.job();
        var now = clock.instant();
        var next = interrupted ? Optional.of(now) : RetryPlan.next(job, now);
        try {
            if (interrupted) {
                log.info("{} of {} was interrupted", job.kind(), job.subject());
            } else {
                log.warn("{} of {} failed", job.kind(), job.subject(), failure);
            }
            next.ifPresentOrElse(due -> retry(lease, due, failure), () -> handler.abandon(lease, "gave_up"));
        } catch (RuntimeException e) {
            log.warn("{} of {} could not be given back, its lease will run out", job.kind(), job.subject(), e);
        }
    }

    private void retry(Lease lease, Instant due, Exception failure) {
        var why = failure.getClass().getSimpleName();
        Undisturbed.run(() -> transactions.inOrg(lease.job().org(), tx -> queue.retry(tx, lease, due, why)));
    }

    private void prolong() {
        var now = clock.instant();
        var until = now.plus(settings.lease());
        var worn = running.values().stream()
                .filter(r -> r.until.isBefore(until.minus(settings.lease().dividedBy(4))))
                .toList();
        if (worn.isEmpty()) {
            return;
        }
        transactions.inSystem(Purpose.JOB_CLAIM, tx -> {
            for (var job : worn) {
                job.held = queue.extend(tx, job.lease, until);
            }
        });
        for (var job : worn) {
            job.until = until;
            if (!job.held) {
                job.thread.interrupt();
            }
        }
    }

    private boolean idleWithin(Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        for (var left = limit.toNanos(); !running.isEmpty() && left > 0; left = end - System.nanoTime()) {
            // A job leaves the map before it wakes us, so the last wake-up finds the map empty.
            if (woken.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                woken.drainPermits();
            }
        }
        return running.isEmpty();
    }

    /**
     * How much of the node is for this kind.
     *
     * @param slots how many jobs of the kind this node runs at once, at least 1
     * @param lease how long a job is this node's unless prolonged
     */
    public record Settings(NodeId node, int slots, Duration lease) {
        public Settings {
            if (slots < 1 || lease.compareTo(Duration.ofSeconds(20)) < 0) {
                throw new IllegalArgumentException("at least one slot, and a lease that outlives a few ticks");
            }
        }

        /** One organization leaves a quarter of the slots to others. */
        int perOrg() {
            return Math.max(1, slots * 3 / 4);
        }
    }

    private static final class Running {
        private final Lease lease;
        private final Thread thread;
        private volatile Instant until;
        private volatile boolean held = true;

        private Running(Lease lease, Thread thread) {
            this.lease = lease;
            this.thread = thread;
            this.until = lease.until();
        }
    }
}
