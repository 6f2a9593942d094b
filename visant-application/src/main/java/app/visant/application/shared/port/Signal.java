package app.visant.application.shared.port;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.SessionId;

/** A hint that something changed. It may be lost or come twice: whoever hears it looks in the database. */
public sealed interface Signal {
    /** A device has something to be told: a command, a setting, the end of its stream. */
    record DeviceWoken(DeviceId device) implements Signal {}

    /** A capture was added or its evaluation moved on. */
    record CaptureChanged(OrgId org, RecordId recordId) implements Signal {}

    /** A device came or went. */
    record PresenceChanged(OrgId org, DeviceId device) implements Signal {}

    /** There may be jobs to claim. */
    record JobsAdded(JobKind kind) implements Signal {}

    /** A session ended; what it opened is to be closed. */
    record SessionEnded(SessionId session) implements Signal {}

    /** An API key was revoked; what it opened is to be closed. */
    record KeyRevoked(KeyId key) implements Signal {}

    /** The organization was suspended; its streams are to be closed. */
    record OrganizationSuspended(OrgId org) implements Signal {}

    /** Signals may have been lost: everybody looks. Only the bus itself raises it. */
    record Resync() implements Signal {}
}
