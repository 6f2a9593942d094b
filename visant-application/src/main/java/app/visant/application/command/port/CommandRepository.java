package app.visant.application.command.port;

import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;
import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Commands and how far each has come. */
public interface CommandRepository {
    void add(Tx tx, CaptureCommand command);

    /** The command of that device, held until the transaction ends. */
    Optional<CaptureCommand> lock(Tx tx, OrgId org, DeviceId device, CommandId command);

    void update(Tx tx, CaptureCommand command);

    /**
     * The order that a still would answer: the oldest with its label that the device was sent and did not answer, expired
     * or not, and within whose time one of its moments is; held until the transaction ends. Nothing if the still is the
     * answer to another order.
     */
    Optional<CaptureCommand> lockUnanswered(Tx tx, OrgId org, DeviceId device, Taken still);

    /** Those that the devices have still to carry out, oldest first, held until the transaction ends. */
    List<CaptureCommand> lockOpen(Tx tx, OrgId org, Collection<DeviceId> devices, Instant now);

    /** How many the device has still to carry out. */
    int countOpen(Tx tx, OrgId org, DeviceId device, Instant now);

    /** History of a device, newest first. */
    Page<CaptureCommand> list(Tx tx, OrgId org, DeviceId device, Page.Request page);

    /** Marks at most {@code limit} that are past their time and unanswered as expired, and answers them. System only. */
    List<CaptureCommand> expire(Tx tx, Instant now, int limit);

    /** A still that came. {@code moments}: when it was taken and when it came. */
    record Taken(RecordId id, TriggerLabel label, List<Instant> moments) {
        public Taken {
            moments = List.copyOf(moments);
        }
    }
}
