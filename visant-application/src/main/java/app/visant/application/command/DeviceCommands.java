package app.visant.application.command;

import app.visant.application.command.port.CommandRepository;
import app.visant.application.device.port.DeviceRepository;
import app.visant.application.org.port.OrganizationRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.IdGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.device.Device;
import app.visant.domain.org.Subscription;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.TriggerLabel;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Orders to take a still now, and what became of each. */
public final class DeviceCommands {
    /** No camera takes that many in the two minutes that they wait; a stream is told all of them when it opens. */
    public static final int MOST_OPEN = 100;

    private final TransactionRunner transactions;
    private final Stores stores;
    private final CommandStreams streams;
    private final IdGenerator ids;
    private final InstantSource clock;

    @Inject
    public DeviceCommands(
            TransactionRunner transactions,
            Stores stores,
            CommandStreams streams,
            IdGenerator ids,
            InstantSource clock) {
        this.transactions = transactions;
        this.stores = stores;
        this.streams = streams;
        this.ids = ids;
        this.clock = clock;
    }

    /** Orders a still. The command waits for the device for two minutes. */
    public Ordered captureNow(Principal.Insider actor, DeviceId id, TriggerLabel label) {
        var org = actor.org();
        return transactions.forOrg(org, tx -> {
            var device = stores.devices.find(tx, org, id);
            if (device.isEmpty()) {
                return new Ordered.UnknownDevice();
            }
            if (!(device.get() instanceof Device.Active)) {
                return new Ordered.NotActive();
            }
            var now = clock.instant();
            if (planEnded(tx, org, now)) {
                return new Ordered.PlanEnded();
            }
            if (stores.commands.countOpen(tx, org, id, now) >= MOST_OPEN) {
                return new Ordered.TooMany();
            }
            var command = streams.order(
                    tx, CaptureCommand.issued(new CommandId(ids.next()), org, id, label, Optional.empty(), now));
            tx.record(AuditEntry.by(actor, AuditAction.CAPTURE_ORDERED).on(command.id()));
            return new Ordered.Issued(command);
        });
    }

    /** What was ordered of the device, newest first; empty if there is no such device. */
    public Optional<Page<CaptureCommand>> history(OrgId org, DeviceId id, Page.Request page) {
        return transactions.forOrg(
                org, tx -> stores.devices.find(tx, org, id).map(device -> stores.commands.list(tx, org, id, page)));
    }

    private boolean planEnded(Tx tx, OrgId org, Instant now) {
        return stores.organizations
                .find(tx, org)
                .filter(organization -> organization.subscription().at(now) instanceof Subscription.Ended)
                .isPresent();
    }

    /** What came of ordering. */
    public sealed interface Ordered {
        record Issued(CaptureCommand command) implements Ordered {}

        record UnknownDevice() implements Ordered {}

        record NotActive() implements Ordered {}

        /** The subscription is over: the still would be refused. */
        record PlanEnded() implements Ordered {}

        /** The device has {@link #MOST_OPEN} to carry out already. */
        record TooMany() implements Ordered {}
    }

    /** Where orders, those who carry them out and their plans are kept. */
    public static final class Stores {
        private final CommandRepository commands;
        private final DeviceRepository devices;
        private final OrganizationRepository organizations;

        @Inject
        public Stores(CommandRepository commands, DeviceRepository devices, OrganizationRepository organizations) {
            this.commands = commands;
            this.devices = devices;
            this.organizations = organizations;
        }
    }
}
