package app.visant.bootstrap.worker;

import app.visant.application.capture.OrganizationWindUp;
import app.visant.application.capture.StillDevelopment;
import app.visant.application.capture.StillErasure;
import app.visant.application.evaluation.BudgetNotice;
import app.visant.application.evaluation.EvaluationJobs;
import app.visant.application.evaluation.PreviewWork;
import app.visant.application.job.JobDispatch;
import app.visant.application.job.JobHandler;
import app.visant.application.mail.MailDelivery;
import app.visant.application.shared.port.JobQueue;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.domain.shared.NodeId;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One dispatcher a kind of job, each on a thread of its own. */
public final class JobRunners {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunners.class);
    private static final Duration POLL = Duration.ofSeconds(4);
    /** How long the jobs of a node that was killed wait. A job under way is prolonged every few seconds, however long it takes. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final int MAILS_AT_ONCE = 4;
    /** Of as many slots as stills have, previews get one more for each so many, of their own: nobody's still waits for them. */
    private static final int PREVIEWS_SHARE = 4;

    private static final Duration GRACE = Duration.ofSeconds(8);

    private final Stills stills;
    private final People people;
    private final Supplies supplies;
    private final ServerConfig config;
    private final List<JobDispatch> dispatches = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    @Inject
    public JobRunners(Stills stills, People people, Supplies supplies, ServerConfig config) {
        this.stills = stills;
        this.people = people;
        this.supplies = supplies;
        this.config = config;
    }

    void start() {
        run(stills.development, Runtime.getRuntime().availableProcessors());
        run(stills.evaluation, config.judging().slots());
        run(stills.previews, Math.max(1, config.judging().slots() / PREVIEWS_SHARE));
        run(stills.erasure, 1);
        run(people.mail, MAILS_AT_ONCE);
        run(people.notice, 1);
        run(people.windUp, 1);
    }

    void stop() {
        stopped = true;
        threads.forEach(Thread::interrupt);
        try {
            for (var dispatch : dispatches) {
                dispatch.stop(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(JobHandler handler, int slots) {
        var dispatch = new JobDispatch(
                handler,
                supplies.queue,
                supplies.transactions,
                supplies.signals,
                supplies.clock,
                new JobDispatch.Settings(supplies.node, slots, LEASE));
        dispatches.add(dispatch);
        threads.add(Thread.ofVirtual().name("jobs-" + handler.kind()).start(() -> turn(dispatch)));
    }

    private void turn(JobDispatch dispatch) {
        var failing = false;
        while (!stopped) {
            try {
                dispatch.tick();
                failing = false;
            } catch (RuntimeException e) {
                if (!failing && !stopped) {
                    LOG.error("no jobs can be taken; trying on", e);
                }
                failing = true;
            }
            try {
                dispatch.await(POLL);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** What is to be done with stills. */
    public static final class Stills {
        private final StillDevelopment development;
        private final EvaluationJobs evaluation;
        private final PreviewWork previews;
        private final StillErasure erasure;

        @Inject
        public Stills(
                StillDevelopment development, EvaluationJobs evaluation, PreviewWork previews, StillErasure erasure) {
            this.development = development;
            this.evaluation = evaluation;
            this.previews = previews;
            this.erasure = erasure;
        }
    }

    /** What is to be done with organizations and their people. */
    public static final class People {
        private final MailDelivery mail;
        private final BudgetNotice notice;
        private final OrganizationWindUp windUp;

        @Inject
        public People(MailDelivery mail, BudgetNotice notice, OrganizationWindUp windUp) {
            this.mail = mail;
            this.notice = notice;
            this.windUp = windUp;
        }
    }

    /** What every dispatcher needs. */
    public static final class Supplies {
        private final JobQueue queue;
        private final TransactionRunner transactions;
        private final SignalBus signals;
        private final InstantSource clock;
        private final NodeId node;

        @Inject
        public Supplies(
                JobQueue queue, TransactionRunner transactions, SignalBus signals, InstantSource clock, NodeId node) {
            this.queue = queue;
            this.transactions = transactions;
            this.signals = signals;
            this.clock = clock;
            this.node = node;
        }
    }
}
