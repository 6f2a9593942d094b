package app.visant.application.command.port;

import app.visant.application.shared.port.InMemoryPages;
import app.visant.application.shared.port.InMemoryTable;
import app.visant.application.shared.port.InMemoryTransactions;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.command.Delivery;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Commands in a table. */
public final class InMemoryCommandRepository implements CommandRepository {
    private static final Comparator<CaptureCommand> OLDEST_FIRST = Comparator.comparing(CaptureCommand::issuedAt)
            .thenComparing(command -> command.id().value(), InMemoryPages.BY_TEXT);

    private final InMemoryTable<CommandId, CaptureCommand> rows;
    private final InMemoryTransactions transactions;

    public InMemoryCommandRepository(InMemoryTransactions transactions) {
        this.rows = InMemoryTable.ofOrgs(transactions, CaptureCommand::org);
        this.transactions = transactions;
    }

    @Override
    public void add(Tx tx, CaptureCommand command) {
        if (!rows.insert(tx, command.id(), command)) {
            throw new IllegalStateException("there is such a command");
        }
    }

    @Override
    public Optional<CaptureCommand> lock(Tx tx, OrgId org, DeviceId device, CommandId command) {
        return rows.find(tx, command)
                .filter(row -> row.org().equals(org) && row.device().equals(device));
    }

    @Override
    public void update(Tx tx, CaptureCommand command) {
        rows.update(tx, command.id(), row -> command);
    }

    @Override
    public Optional<CaptureCommand> lockUnanswered(Tx tx, OrgId org, DeviceId device, Taken still) {
        if (ofDevice(tx, org, device).anyMatch(command -> answeredBy(command, still.id()))) {
            return Optional.empty();
        }
        return ofDevice(tx, org, device)
                .filter(command -> command.label().equals(still.label()) && sentInVain(command))
                .filter(command -> still.moments().stream()
                        .anyMatch(at -> !at.isBefore(command.issuedAt()) && !command.expired(at)))
                .min(OLDEST_FIRST);
    }

    @Override
    public List<CaptureCommand> lockOpen(Tx tx, OrgId org, Collection<DeviceId> devices, Instant now) {
        return devices.stream()
                .distinct()
                .flatMap(device -> ofDevice(tx, org, device))
                .filter(command -> command.open(now))
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public int countOpen(Tx tx, OrgId org, DeviceId device, Instant now) {
        return lockOpen(tx, org, List.of(device), now).size();
    }

    @Override
    public Page<CaptureCommand> list(Tx tx, OrgId org, DeviceId device, Page.Request page) {
        return InMemoryPages.page(
                ofDevice(tx, org, device),
                command -> new Position(command.issuedAt(), command.id().value()),
                page);
    }

    @Override
    public List<CaptureCommand> expire(Tx tx, Instant now, int limit) {
        transactions.requireSystem(tx);
        var expired = rows.rows(tx)
                .filter(command -> command.expired(now) && unanswered(command.delivery()))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .map(command -> ended(command, now))
                .toList();
        expired.forEach(command -> update(tx, command));
        return expired;
    }

    /** Whether one was not sent yet. */
    public boolean waiting(Tx tx, OrgId org, DeviceId device) {
        return ofDevice(tx, org, device).anyMatch(command -> command.delivery() instanceof Delivery.Queued);
    }

    private Stream<CaptureCommand> ofDevice(Tx tx, OrgId org, DeviceId device) {
        return rows.rows(tx).filter(row -> row.org().equals(org) && row.device().equals(device));
    }

    private static boolean answeredBy(CaptureCommand command, RecordId still) {
        return command.delivery() instanceof Delivery.Acknowledged answer
                && answer.recordId().equals(Optional.of(still));
    }

    private static boolean sentInVain(CaptureCommand command) {
        return command.sentAt().isPresent()
                && (command.delivery() instanceof Delivery.Sent || command.delivery() instanceof Delivery.Expired);
    }

    private static boolean unanswered(Delivery delivery) {
        return delivery instanceof Delivery.Queued || delivery instanceof Delivery.Sent;
    }

    private static CaptureCommand ended(CaptureCommand c, Instant now) {
        return new CaptureCommand(
                c.id(),
                c.org(),
                c.device(),
                c.label(),
                c.schedule(),
                c.issuedAt(),
                c.expiresAt(),
                new Delivery.Expired(c.sentAt(), now));
    }
}
