package app.visant.application.schedule.port;

import app.visant.application.command.port.DeviceSchedules.DeviceSchedule;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.device.Device;
import app.visant.domain.org.Organization;
import app.visant.domain.schedule.ScheduledTrigger;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.ScheduleId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Schedules and runs in two tables. */
public final class InMemoryScheduleRepository implements ScheduleRepository {
    private final InMemoryTable<ScheduleId, ScheduledTrigger> schedules;
    private final InMemoryTable<Moment, RunRow> runs;
    private final InMemoryTransactions transactions;
    private final DeviceRepository devices;
    private final OrganizationRepository organizations;

    public InMemoryScheduleRepository(
            InMemoryTransactions transactions, DeviceRepository devices, OrganizationRepository organizations) {
        this.schedules = InMemoryTable.ofOrgs(transactions, ScheduledTrigger::org);
        this.runs = InMemoryTable.ofOrgs(transactions, RunRow::org);
        this.transactions = transactions;
        this.devices = devices;
        this.organizations = organizations;
    }

    @Override
    public void add(Tx tx, ScheduledTrigger schedule) {
        transactions.requireOrg(tx);
        if (!schedules.insert(tx, schedule.id(), schedule)) {
            throw new IllegalStateException("there is such a schedule");
        }
    }

    @Override
    public Optional<ScheduledTrigger> find(Tx tx, OrgId org, ScheduleId schedule) {
        return schedules
                .find(tx, schedule)
                .filter(found -> found.org().equals(org))
                .map(found -> withRun(tx, found));
    }

    @Override
    public Optional<ScheduledTrigger> lock(Tx tx, OrgId org, ScheduleId schedule) {
        return find(tx, org, schedule);
    }

    @Override
    public void update(Tx tx, ScheduledTrigger schedule) {
        schedules.update(tx, schedule.id(), before -> schedule);
    }

    @Override
    public boolean delete(Tx tx, OrgId org, ScheduleId schedule) {
        transactions.requireOrg(tx);
        if (find(tx, org, schedule).isEmpty()) {
            return false;
        }
        runs.removeIf(tx, run -> run.moment().schedule().equals(schedule));
        return schedules.remove(tx, schedule);
    }

    @Override
    public List<ScheduledTrigger> ofDevice(Tx tx, OrgId org, DeviceId device) {
        return ofOrg(tx, org)
                .filter(schedule -> schedule.device().equals(device))
                .sorted(Comparator.comparing(ScheduledTrigger::createdAt)
                        .thenComparing(schedule -> schedule.id().value(), InMemoryPages.BY_TEXT)
                        .reversed())
                .toList();
    }

    @Override
    public List<ScheduledTrigger> withoutZone(Tx tx, OrgId org, Optional<DeviceId> device) {
        return ofOrg(tx, org)
                .filter(schedule -> schedule.enabled() && schedule.timezone().isEmpty())
                .filter(schedule -> device.map(schedule.device()::equals).orElse(true))
                .toList();
    }

    @Override
    public List<Due> claimDue(Tx tx, Instant now, int limit) {
        transactions.requireSystem(tx);
        return schedules
                .rows(tx)
                .filter(schedule -> schedule.enabled()
                        && schedule.nextRunAt()
                                .filter(next -> !next.isAfter(now))
                                .isPresent())
                .sorted(Comparator.comparing(schedule -> schedule.nextRunAt().orElseThrow()))
                .limit(limit)
                .map(schedule -> new Due(withRun(tx, schedule), zone(tx, schedule), service(tx, schedule)))
                .toList();
    }

    @Override
    public void recordRun(
            Tx tx,
            OrgId org,
            ScheduleId schedule,
            Instant dueAt,
            ScheduledTrigger.Outcome outcome,
            Optional<CommandId> command) {
        if (find(tx, org, schedule).isPresent()) {
            var moment = new Moment(schedule, dueAt);
            runs.put(tx, moment, new RunRow(org, moment, outcome, command));
        }
    }

    @Override
    public void settleRun(Tx tx, OrgId org, CommandId command, ScheduledTrigger.Outcome outcome) {
        runs.rows(tx)
                .filter(run -> run.org().equals(org) && run.command().equals(Optional.of(command)))
                .forEach(run -> runs.put(tx, run.moment(), new RunRow(org, run.moment(), outcome, run.command())));
    }

    @Override
    public List<ScheduledTrigger.Run> runs(Tx tx, OrgId org, ScheduleId schedule, int limit) {
        return runsOf(tx, org, schedule).limit(limit).toList();
    }

    /** The schedules of a device with the zone that holds for each. */
    public List<DeviceSchedule> tellDevice(Tx tx, OrgId org, DeviceId device) {
        return ofDevice(tx, org, device).stream()
                .map(schedule -> new DeviceSchedule(
                        schedule.id(),
                        schedule.label(),
                        schedule.expression(),
                        zone(tx, schedule).getId(),
                        schedule.enabled()))
                .toList();
    }

    private Stream<ScheduledTrigger> ofOrg(Tx tx, OrgId org) {
        return schedules.rows(tx).filter(schedule -> schedule.org().equals(org)).map(schedule -> withRun(tx, schedule));
    }

    private Stream<ScheduledTrigger.Run> runsOf(Tx tx, OrgId org, ScheduleId schedule) {
        return runs.rows(tx)
                .filter(run -> run.org().equals(org) && run.moment().schedule().equals(schedule))
                .map(run -> new ScheduledTrigger.Run(run.moment().dueAt(), run.outcome()))
                .sorted(Comparator.comparing(ScheduledTrigger.Run::dueAt).reversed());
    }

    private ScheduledTrigger withRun(Tx tx, ScheduledTrigger s) {
        return new ScheduledTrigger(
                s.id(),
                s.org(),
                s.device(),
                s.label(),
                s.expression(),
                s.timezone(),
                s.enabled(),
                s.nextRunAt(),
                runsOf(tx, s.org(), s.id()).findFirst(),
                s.createdAt());
    }

    private Service service(Tx tx, ScheduledTrigger schedule) {
        if (device(tx, schedule).isEmpty()) {
            return Service.RETIRED;
        }
        return organizations.suspension(tx, schedule.org()).isEmpty() ? Service.RUNNING : Service.SUSPENDED;
    }

    private ZoneId zone(Tx tx, ScheduledTrigger schedule) {
        return schedule.timezone()
                .or(() -> device(tx, schedule).flatMap(Device.Active::timezone))
                .or(() -> organizations.find(tx, schedule.org()).map(Organization::timezone))
                .orElseThrow();
    }

    private Optional<Device.Active> device(Tx tx, ScheduledTrigger schedule) {
        return devices.find(tx, schedule.org(), schedule.device())
                .flatMap(device -> device instanceof Device.Active active ? Optional.of(active) : Optional.empty());
    }

    private record Moment(ScheduleId schedule, Instant dueAt) {}

    private record RunRow(OrgId org, Moment moment, ScheduledTrigger.Outcome outcome, Optional<CommandId> command) {}
}
