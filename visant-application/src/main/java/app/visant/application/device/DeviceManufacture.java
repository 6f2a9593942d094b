package app.visant.application.device;

import app.visant.application.device.port.DeviceRepository;
import app.visant.application.device.port.DeviceRepository.MadeDevice;
import app.visant.application.device.port.DeviceTokenRepository;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.application.shared.port.TokenGenerator;
import app.visant.application.shared.port.TransactionRunner;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Sha256;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The operator's side of devices: making them, seeing them, letting them go. */
public final class DeviceManufacture {
    private static final int ID_GROUPS = 2;
    private static final int CLAIM_GROUPS = 3;

    private final TransactionRunner transactions;
    private final DeviceRepository devices;
    private final DeviceTokenRepository tokens;
    private final TokenGenerator secrets;
    private final InstantSource clock;

    @Inject
    public DeviceManufacture(
            TransactionRunner transactions,
            DeviceRepository devices,
            DeviceTokenRepository tokens,
            TokenGenerator secrets,
            InstantSource clock) {
        this.transactions = transactions;
        this.devices = devices;
        this.tokens = tokens;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Makes all of the batch or, if one of its ids exists, none. */
    public Result manufacture(Principal operator, Batch batch) {
        var now = clock.instant();
        var labels = batch.labels(secrets);
        var made = labels.stream()
                .map(label ->
                        new Device.Manufactured(label.id(), label.claimCode().map(Sha256::of), now))
                .toList();
        try {
            transactions.inSystem(Purpose.OPERATOR, tx -> {
                var added = new HashSet<>(devices.manufacture(tx, made, batch.id()));
                labels.stream()
                        .map(Label::id)
                        .filter(id -> !added.contains(id))
                        .findFirst()
                        .ifPresent(taken -> {
                            throw new TakenException(taken);
                        });
                tx.record(
                        AuditEntry.byOperator(operator, AuditAction.DEVICE_MADE).with(labels.size()));
            });
            return new Result.Made(labels);
        } catch (TakenException e) {
            return new Result.IdTaken(e.id);
        }
    }

    /** The newest first. */
    public Page<MadeDevice> list(DeviceRepository.Filter filter, Page.Request page) {
        return transactions.system(Purpose.OPERATOR, tx -> devices.list(tx, filter, page));
    }

    /** Lets a deactivated device go: whoever has the new label may claim it. Empty if there is no such deactivated device. */
    public Optional<Label> release(Principal operator, DeviceId id) {
        return transactions.system(
                Purpose.OPERATOR,
                tx -> devices.lock(tx, id)
                        .filter(Device.Deactivated.class::isInstance)
                        .map(Device.Deactivated.class::cast)
                        .map(device -> {
                            var code = secrets.code(CLAIM_GROUPS);
                            tokens.revokeAll(tx, id);
                            devices.update(tx, device.release(Optional.of(Sha256.of(code))));
                            tx.record(AuditEntry.byOperator(operator, AuditAction.DEVICE_RELEASED)
                                    .in(device.org())
                                    .on(id));
                            return new Label(id, Optional.of(code));
                        }));
    }

    /** What stands on a device's label. The claim code is shown this once. */
    public record Label(DeviceId id, Optional<String> claimCode) {}

    /** What came of making a batch. */
    public sealed interface Result {
        record Made(List<Label> labels) implements Result {}

        record IdTaken(DeviceId id) implements Result {}
    }

    /**
     * What to make: {@code quantity} devices with ids of our own, and those of the given ids.
     *
     * @param claimRequired false only for devices that are handed over in person
     */
    public record Batch(int quantity, List<DeviceId> ids, Optional<String> id, boolean claimRequired) {
        private static final int MAX = 1000;

        public Batch {
            ids = List.copyOf(ids);
            if (quantity < 0 || quantity + ids.size() < 1 || quantity + ids.size() > MAX) {
                throw new IllegalArgumentException("a batch has 1 to " + MAX + " devices");
            }
            if (new HashSet<>(ids).size() != ids.size()) {
                throw new IllegalArgumentException("an id is given twice");
            }
        }

        private List<Label> labels(TokenGenerator secrets) {
            var all = new ArrayList<>(ids);
            Stream.generate(() -> new DeviceId("CAM-" + secrets.code(ID_GROUPS)))
                    .limit(quantity)
                    .forEach(all::add);
            return all.stream()
                    .map(each ->
                            new Label(each, claimRequired ? Optional.of(secrets.code(CLAIM_GROUPS)) : Optional.empty()))
                    .toList();
        }
    }

    /** Rolls the batch back. */
    private static final class TakenException extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient DeviceId id;

        TakenException(DeviceId id) {
            this.id = id;
        }
    }
}
