package app.visant.application.schedule;

import app.visant.application.command.CommandStreams;
import app.visant.application.device.port.PresenceRepository;
import app.visant.application.schedule.port.ScheduleRepository;
import app.visant.application.schedule.port.ScheduleRepository.Due;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Presence;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.schedule.ScheduledTrigger.Outcome;
import app.visant.domain.shared.CommandId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Fires what is due, each run once however many nodes tick. A run that comes later than a command would live, or while
 * the device is away or its organization suspended, is recorded as missed and not made up for. Ticks every second.
 */
public final class ScheduleClock {
    /** Few, because the devices' streams are held until the batch is committed. */
    private static final int BATCH = 20;
    /** After a long standstill only this many of the missed moments are recorded one by one. */
    private static final int MISSED_RECORDED = 50;

    private final TransactionRunner transactions;
    private final ScheduleRepository schedules;
    private final CommandStreams streams;
    private final PresenceRepository presence;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public ScheduleClock(
            TransactionRunner transactions,
            ScheduleRepository schedules,
            CommandStreams streams,
            PresenceRepository presence,
            IdGenerator ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.streams = streams;
        this.presence = presence;
        this.ids = ids;
        this.clock = clock;
    }

    public void tick() {
        int claimed;
        do {
            claimed = transactions.system(Purpose.SCHEDULE_TICK, this::fireDue);
        } while (claimed == BATCH);
    }

    private int fireDue(Tx tx) {
        var now = clock.instant();
        var due = schedules.claimDue(tx, now, BATCH);
        due.forEach(each -> fire(tx, each, now));
        return due.size();
    }

    private void fire(Tx tx, Due due, Instant now) {
        var schedule = due.schedule();
        var cron = Cron.parse(schedule.expression());
        var moment = schedule.nextRunAt();
        for (var n = 1; moment.isPresent() && !moment.get().isAfter(now); n++) {
            run(tx, due, moment.get(), now);
            moment = cron.next(n < MISSED_RECORDED ? moment.get() : later(moment.get(), fresh(now)), due.zone());
        }
        schedules.update(tx, schedule.firingAt(moment));
    }

    /** From here on a moment is not too late yet. */
    private static Instant fresh(Instant now) {
        return now.minus(CaptureCommand.LIFETIME);
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private void run(Tx tx, Due due, Instant moment, Instant now) {
        var schedule = due.schedule();
        switch (due.service()) {
            case RETIRED -> {} // for good perhaps: a row for each moment would pile up for nobody
            case SUSPENDED -> missed(tx, schedule, moment);
            case RUNNING -> {
                var tooLate = !moment.isAfter(fresh(now));
                if (tooLate || away(tx, schedule, now)) {
                    missed(tx, schedule, moment);
                } else {
                    sent(tx, schedule, moment, now);
                }
            }
        }
    }

    private void missed(Tx tx, ScheduledTrigger schedule, Instant moment) {
        schedules.recordRun(tx, schedule.org(), schedule.id(), moment, Outcome.MISSED, Optional.empty());
    }

    private void sent(Tx tx, ScheduledTrigger schedule, Instant moment, Instant now) {
        var command = order(tx, schedule, now);
        schedules.recordRun(tx, schedule.org(), schedule.id(), moment, Outcome.SENT, Optional.of(command.id()));
    }

    private boolean away(Tx tx, ScheduledTrigger schedule, Instant now) {
        return presence.presence(tx, schedule.org(), schedule.device(), now) == Presence.AWAY;
    }

    private CaptureCommand order(Tx tx, ScheduledTrigger schedule, Instant now) {
        return streams.order(
                tx,
                CaptureCommand.issued(
                        new CommandId(ids.next()),
                        schedule.org(),
                        schedule.device(),
                        schedule.label(),
                        Optional.of(schedule.id()),
                        now));
    }
}
