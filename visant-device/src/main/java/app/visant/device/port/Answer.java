package app.visant.device.port;

import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.RecordId;

/** What the device tells the cloud about a command it was given. */
public sealed interface Answer {

    CommandId command();

    /** The still is in the spool. */
    record Completed(CommandId command, RecordId record) implements Answer {}

    record Failed(CommandId command, String error) implements Answer {}
}
