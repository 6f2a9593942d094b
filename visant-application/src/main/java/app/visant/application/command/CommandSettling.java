package app.visant.application.command;

import app.visant.application.command.port.CommandRepository;
import app.visant.application.command.port.CommandRepository.Taken;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.ScheduleId;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** Brings commands to their end: by the device's answer, or by the clock. */
public final class CommandSettling {
    private static final int BATCH = 500;
    /** Followers hold what an order came from, so all who hold several of those do it in one order: device, then schedule. */
    private static final Comparator<CaptureCommand> BY_SOURCE = Comparator.comparing(
                    (CaptureCommand command) -> command.device().value())
            .thenComparing(
                    command -> command.schedule().map(ScheduleId::toString).orElse(""));

    private final TransactionRunner transactions;
    private final CommandRepository commands;
    private final Set<CommandFollower> followers;
    private final InstantSource clock;

    @Inject
    public CommandSettling(
            TransactionRunner transactions,
            CommandRepository commands,
            Set<CommandFollower> followers,
            InstantSource clock) {
        this.transactions = transactions;
        this.commands = commands;
        this.followers = Set.copyOf(followers);
        this.clock = clock;
    }

    /** Takes the device's answer; repeating it is harmless. False if the device was never given that command. */
    public boolean acknowledge(Principal.Device device, CommandId id, Answer answer) {
        return transactions.forOrg(
                device.org(),
                tx -> commands.lock(tx, device.org(), device.device(), id)
                        .map(command -> settle(tx, answered(command, answer)))
                        .isPresent());
    }

    /**
     * Takes a still for the answer to the order that it fits, oldest first: there are devices that send no other. One of its
     * moments within the order's time is enough, since the clock of such a device may be wrong, and its line may have been
     * down. What was answered stays as it is, and a still answers one order only.
     */
    public void fulfilled(Tx tx, OrgId org, DeviceId device, Taken still) {
        commands.lockUnanswered(tx, org, device, still)
                .ifPresent(command -> settle(tx, command.acknowledged(Optional.of(still.id()), clock.instant())));
    }

    /** Ends what nobody answered in time. */
    public void tick() {
        transactions.inSystem(
                Purpose.SCHEDULE_TICK,
                tx -> commands.expire(tx, clock.instant(), BATCH).stream()
                        .sorted(BY_SOURCE)
                        .forEach(command -> tell(tx, command)));
    }

    private CaptureCommand answered(CaptureCommand command, Answer answer) {
        return switch (answer) {
            case Answer.Completed(Optional<RecordId> recordId) -> command.acknowledged(recordId, clock.instant());
            case Answer.Failed(String error) -> command.failed(error, clock.instant());
        };
    }

    private CaptureCommand settle(Tx tx, CaptureCommand command) {
        commands.update(tx, command);
        tell(tx, command);
        return command;
    }

    private void tell(Tx tx, CaptureCommand command) {
        followers.forEach(follower -> follower.settled(tx, command));
    }

    /** What a device answers. */
    public sealed interface Answer {
        record Completed(Optional<RecordId> recordId) implements Answer {}

        record Failed(String error) implements Answer {}
    }
}
