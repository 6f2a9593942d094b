package app.visant.bootstrap.worker;

import app.visant.application.capture.LiveView;
import app.visant.application.capture.OrphanCollection;
import app.visant.application.command.CommandSettling;
import app.visant.application.command.CommandStreams;
import app.visant.application.device.DeviceReports;
import app.visant.application.device.PresenceWatch;
import app.visant.application.evaluation.PreviewWatch;
import app.visant.application.org.LimitBook;
import app.visant.application.org.StreamAllowance;
import app.visant.application.schedule.ScheduleClock;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Everything that a node does by itself: the loops of the contexts, and the jobs. */
public final class Loops {
    private static final Duration POLL = Duration.ofSeconds(4);
    private static final Duration ORPHANS = Duration.ofHours(6);

    private final Fleet fleet;
    private final Views views;
    private final JobRunners jobs;
    private final List<Loop> running = new ArrayList<>();

    @Inject
    public Loops(Fleet fleet, Views views, JobRunners jobs) {
        this.fleet = fleet;
        this.views = views;
        this.jobs = jobs;
    }

    /** Starts them all. */
    public void start() {
        run("schedules", Duration.ofSeconds(1), fleet.schedules::tick);
        run("command expiry", Duration.ofSeconds(1), fleet.settling::tick);
        run("command streams", POLL, fleet.streams::tick);
        run("presence", POLL, fleet.presence::tick);
        run("device reports", Duration.ofMinutes(5), fleet.reports::tick);
        run("live views", POLL, views.live::tick);
        run("previews", Duration.ofSeconds(1), views.previews::tick);
        run("limits", POLL, views.limits::tick);
        run("stream counts", POLL, views.streams::tick);
        run("orphan collection", ORPHANS, views.orphans::tick);
        jobs.start();
    }

    /** Lets what runs come to its end, and takes the node's name off the door. */
    public void stop() {
        fleet.streams.closeAll();
        jobs.stop();
        running.forEach(Loop::close);
        fleet.presence.leave();
    }

    private void run(String name, Duration every, Runnable tick) {
        running.add(Loop.start(name, every, tick));
    }

    /** What looks after devices. */
    public static final class Fleet {
        private final ScheduleClock schedules;
        private final CommandSettling settling;
        private final CommandStreams streams;
        private final PresenceWatch presence;
        private final DeviceReports reports;

        @Inject
        public Fleet(
                ScheduleClock schedules,
                CommandSettling settling,
                CommandStreams streams,
                PresenceWatch presence,
                DeviceReports reports) {
            this.schedules = schedules;
            this.settling = settling;
            this.streams = streams;
            this.presence = presence;
            this.reports = reports;
        }
    }

    /** What looks after stills, those who watch them, and how much of it they may. */
    public static final class Views {
        private final LiveView live;
        private final PreviewWatch previews;
        private final OrphanCollection orphans;
        private final LimitBook limits;
        private final StreamAllowance streams;

        @Inject
        public Views(
                LiveView live,
                PreviewWatch previews,
                OrphanCollection orphans,
                LimitBook limits,
                StreamAllowance streams) {
            this.live = live;
            this.previews = previews;
            this.orphans = orphans;
            this.limits = limits;
            this.streams = streams;
        }
    }
}
