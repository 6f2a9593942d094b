package app.visant.application.job;

import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.JobQueue.Lease;
import app.visant.application.shared.port.TransactionRunner;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does as told with each job: ends it, holds it, or fails. */
final class ScriptedHandler implements JobHandler {
    private final JobKind kind;
    private final TransactionRunner transactions;
    private final JobQueue jobs;
    private final List<String> started = new CopyOnWriteArrayList<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private final List<String> interrupted = new CopyOnWriteArrayList<>();
    private final List<String> abandoned = new CopyOnWriteArrayList<>();
    private final Semaphore starts = new Semaphore(0);
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private volatile boolean failing;

    ScriptedHandler(JobKind kind, TransactionRunner transactions, JobQueue jobs) {
        this.kind = kind;
        this.transactions = transactions;
        this.jobs = jobs;
    }

    /** From now on jobs wait until they are let go. */
    void hold() {
        gate = new CountDownLatch(1);
    }

    void letAllGo() {
        gate.countDown();
    }

    void failAlways() {
        failing = true;
    }

    /** Waits for that many more starts. */
    void awaitStarts(int more) throws InterruptedException {
        if (!starts.tryAcquire(more, 60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("only " + started + " started");
        }
    }

    /** How many jobs it was given so far, to do or to abandon. */
    int taken() {
        return taken.get();
    }

    List<String> started() {
        return started;
    }

    List<String> done() {
        return done;
    }

    List<String> interrupted() {
        return interrupted;
    }

    List<String> abandoned() {
        return abandoned;
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public JobKind kind() {
        return kind;
    }

    @Override
    public void handle(Lease lease) throws InterruptedException {
        taken.incrementAndGet();
        var subject = lease.job().subject();
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        started.add(subject);
        starts.release();
        try {
            gate.await();
        } catch (InterruptedException e) {
            interrupted.add(subject);
            throw e;
        } finally {
            atOnce.decrementAndGet();
        }
        if (failing) {
            throw new IllegalStateException("as told");
        }
        transactions.inOrg(lease.job().org(), tx -> {
            if (jobs.complete(tx, lease)) {
                done.add(subject);
            }
        });
    }

    @Override
    public void abandon(Lease lease, String code) {
        taken.incrementAndGet();
        transactions.inOrg(lease.job().org(), tx -> {
            if (jobs.complete(tx, lease)) {
                abandoned.add(lease.job().subject());
            }
        });
    }
}
