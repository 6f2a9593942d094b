package app.visant.application.command;

import app.visant.application.shared.port.Tx;
import app.visant.domain.command.CaptureCommand;

/** What another context does when a command was answered or expired, in the transaction that says so. */
public interface CommandFollower {
    void settled(Tx tx, CaptureCommand command);
}
