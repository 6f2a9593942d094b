package app.visant.application.schedule;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.schedule.port.ScheduleRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.Signal;
import app.visant.application.shared.port.SignalBus;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import jakarta.inject.Inject;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** An organization's scheduled triggers. Each change reaches a connected device at once. */
public final class Schedules {
    /** All of them due in one minute still find room on a stream that opens. */
    public static final int MOST_PER_DEVICE = 50;

    private final TransactionRunner transactions;
    private final ScheduleRepository schedules;
    private final DeviceRepository devices;
    private final NextRuns nextRuns;
    private final SignalBus signals;
    private final IdGenerator ids;

    @Inject
    public Schedules(
            TransactionRunner transactions,
            ScheduleRepository schedules,
            DeviceRepository devices,
            NextRuns nextRuns,
            SignalBus signals,
            IdGenerator ids) {
        this.transactions = transactions;
        this.schedules = schedules;
        this.devices = devices;
        this.nextRuns = nextRuns;
        this.signals = signals;
        this.ids = ids;
    }

    /** The device's schedules, newest first; empty if there is no such device. */
    public Optional<List<ScheduledTrigger>> ofDevice(OrgId org, DeviceId device) {
        return transactions.forOrg(
                org, tx -> devices.find(tx, org, device).map(d -> schedules.ofDevice(tx, org, device)));
    }

    /**
     * Adds a schedule to an active device.
     *
     * @throws IllegalArgumentException if the expression is wrong, or never fires
     */
    public Created create(Principal.Insider actor, DeviceId device, Terms terms) {
        var org = actor.org();
        var cron = Cron.parse(terms.expression());
        return transactions.forOrg(org, tx -> {
            // Held, so that two who add the last one do it one after the other.
            if (!(devices.lock(tx, org, device).orElse(null) instanceof Device.Active)) {
                return new Created.UnknownDevice();
            }
            if (schedules.ofDevice(tx, org, device).size() >= MOST_PER_DEVICE) {
                return new Created.TooMany();
            }
            var schedule = nextRuns.planned(
                    tx,
                    new ScheduledTrigger(
                            new ScheduleId(ids.next()),
                            org,
                            device,
                            terms.label(),
                            terms.expression(),
                            terms.timezone(),
                            terms.enabled(),
                            Optional.empty(),
                            Optional.empty(),
                            nextRuns.now()),
                    cron);
            schedules.add(tx, schedule);
            tx.record(AuditEntry.by(actor, AuditAction.SCHEDULE_MADE).on(schedule.id()));
            tell(tx, schedule);
            return new Created.Added(schedule);
        });
    }

    /** The schedule, if it is of a device within reach. */
    public Optional<ScheduledTrigger> find(Reach reach, ScheduleId id) {
        return transactions
                .forOrg(reach.org(), tx -> schedules.find(tx, reach.org(), id))
                .filter(schedule -> reach.covers(schedule.device()));
    }

    /**
     * Changes the given parts; empty if there is no such schedule.
     *
     * @throws IllegalArgumentException if the expression is wrong, or never fires
     */
    public Optional<ScheduledTrigger> change(Principal.Insider actor, ScheduleId id, Change change) {
        var org = actor.org();
        change.expression().ifPresent(Cron::parse);
        return transactions.forOrg(
                org,
                tx -> held(tx, org, id)
                        .flatMap(known -> schedules.lock(tx, org, id))
                        .map(before -> {
                            var after = before.changed(
                                    change.label().orElse(before.label()),
                                    change.expression().orElse(before.expression()),
                                    change.timezone().or(before::timezone),
                                    change.enabled().orElse(before.enabled()));
                            var planned = nextRuns.planned(tx, after, Cron.parse(after.expression()));
                            schedules.update(tx, planned);
                            tx.record(AuditEntry.by(actor, AuditAction.SCHEDULE_CHANGED)
                                    .on(id));
                            tell(tx, planned);
                            return planned;
                        }));
    }

    /** False if there is no such schedule. */
    public boolean delete(Principal.Insider actor, ScheduleId id) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            var schedule = held(tx, org, id);
            schedule.ifPresent(found -> {
                schedules.delete(tx, org, id);
                tx.record(AuditEntry.by(actor, AuditAction.SCHEDULE_DELETED).on(id));
                tell(tx, found);
            });
            return schedule.isPresent();
        });
    }

    /**
     * The expression, if it can be one.
     *
     * @throws IllegalArgumentException that says what is wrong with it, or that it never fires
     */
    public static String expression(String text) {
        Cron.parse(text);
        return text.strip();
    }

    /** The schedule, with its device held: a device comes before its schedules wherever both are changed. */
    private Optional<ScheduledTrigger> held(Tx tx, OrgId org, ScheduleId id) {
        var schedule = schedules.find(tx, org, id);
        schedule.ifPresent(found -> devices.lock(tx, org, found.device()));
        return schedule;
    }

    private void tell(Tx tx, ScheduledTrigger schedule) {
        devices.bumpRevision(tx, schedule.org(), schedule.device());
        tx.afterCommit(() -> signals.publish(new Signal.DeviceWoken(schedule.device())));
    }

    /** What came of adding. */
    public sealed interface Created {
        record Added(ScheduledTrigger schedule) implements Created {}

        record UnknownDevice() implements Created {}

        /** The device has {@link #MOST_PER_DEVICE} already. */
        record TooMany() implements Created {}
    }

    /** What a schedule says; without a time zone the device's holds, then the organization's. */
    public record Terms(TriggerLabel label, String expression, Optional<ZoneId> timezone, boolean enabled) {}

    /** What to change; empty parts stay. */
    public record Change(
            Optional<TriggerLabel> label,
            Optional<String> expression,
            Optional<ZoneId> timezone,
            Optional<Boolean> enabled) {}
}
