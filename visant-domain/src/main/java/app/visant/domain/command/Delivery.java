package app.visant.domain.command;

import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.util.Optional;

/** How far a command has come. */
public sealed interface Delivery {

    /** Waiting for the device's stream. */
    record Queued() implements Delivery {}

    /** Written to the stream; sent again after a reconnect until it is answered or expires. */
    record Sent(Instant at) implements Delivery {}

    /** Carried out, as the device says; the still follows, or has come. */
    record Acknowledged(Optional<Instant> sentAt, Instant at, Optional<RecordId> recordId) implements Delivery {}

    /** The device could not do it. */
    record Failed(Optional<Instant> sentAt, Instant at, String error) implements Delivery {}

    /** Too late to be of use. */
    record Expired(Optional<Instant> sentAt, Instant at) implements Delivery {}
}
