package app.visant.domain.command;

import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.ScheduleId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An order to take a still now. */
public record CaptureCommand(
        CommandId id,
        OrgId org,
        DeviceId device,
        TriggerLabel label,
        Optional<ScheduleId> schedule,
        Instant issuedAt,
        Instant expiresAt,
        Delivery delivery) {

    /** After this it is of no use: the moment that was meant is gone. */
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    private static final int MAX_ERROR = 500;

    public static CaptureCommand issued(
            CommandId id, OrgId org, DeviceId device, TriggerLabel label, Optional<ScheduleId> schedule, Instant now) {
        return new CaptureCommand(id, org, device, label, schedule, now, now.plus(LIFETIME), new Delivery.Queued());
    }

    public boolean expired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether it is still to be carried out, so that a reconnect sends it again. */
    public boolean open(Instant now) {
        return !expired(now) && (delivery instanceof Delivery.Queued || delivery instanceof Delivery.Sent);
    }

    /** After it was written to a stream. The first sending counts. */
    public CaptureCommand sent(Instant now) {
        return switch (delivery) {
            case Delivery.Queued() -> with(new Delivery.Sent(now));
            case Delivery.Sent s -> this;
            case Delivery.Acknowledged a -> this;
            case Delivery.Failed f -> this;
            case Delivery.Expired e -> this;
        };
    }

    /**
     * After the device said it was done. An answer after expiry counts too: the still was taken. Repeating changes
     * nothing, and the first answer stands.
     */
    public CaptureCommand acknowledged(Optional<RecordId> recordId, Instant now) {
        return answered() ? this : with(new Delivery.Acknowledged(sentAt(), now, recordId));
    }

    /** After the device said that it could not. */
    public CaptureCommand failed(String error, Instant now) {
        var text = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
        return answered() ? this : with(new Delivery.Failed(sentAt(), now, text));
    }

    public Optional<Instant> sentAt() {
        return switch (delivery) {
            case Delivery.Queued() -> Optional.empty();
            case Delivery.Sent(Instant at) -> Optional.of(at);
            case Delivery.Acknowledged a -> a.sentAt();
            case Delivery.Failed f -> f.sentAt();
            case Delivery.Expired e -> e.sentAt();
        };
    }

    private boolean answered() {
        return delivery instanceof Delivery.Acknowledged || delivery instanceof Delivery.Failed;
    }

    private CaptureCommand with(Delivery next) {
        return new CaptureCommand(id, org, device, label, schedule, issuedAt, expiresAt, next);
    }
}
