package app.visant.persistence.shared;

import app.visant.application.shared.port.JobKind;
import app.visant.application.shared.port.Signal;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.KeyId;
import app.visant.domain.shared.NodeId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signals as the text of a notification: the sender's node id, then a line for each signal. Every word is plain ASCII
 * without white space, so a character is a byte.
 */
final class SignalText {
    /** PostgreSQL takes less than 8000 bytes. */
    private static final int MOST = 7900;

    private SignalText() {}

    /** As few texts as hold them all. */
    static List<String> write(NodeId sender, List<Signal> signals) {
        var texts = new ArrayList<String>();
        var text = new StringBuilder(sender.toString());
        for (var signal : signals) {
            var line = "\n" + line(signal);
            if (text.length() + line.length() > MOST) {
                texts.add(text.toString());
                text = new StringBuilder(sender.toString());
            }
            text.append(line);
        }
        texts.add(text.toString());
        return texts;
    }

    /** The signals of another node; none if the text is of this one. Lines of a newer version are passed over. */
    static List<Signal> read(NodeId reader, String text) {
        var lines = text.split("\n", -1);
        if (lines[0].equals(reader.toString())) {
            return List.of();
        }
        var signals = new ArrayList<Signal>();
        for (var i = 1; i < lines.length; i++) {
            signal(lines[i].split(" ", -1)).ifPresent(signals::add);
        }
        return signals;
    }

    private static String line(Signal signal) {
        return switch (signal) {
            case Signal.DeviceWoken(DeviceId device) -> "device " + device;
            case Signal.CaptureChanged(OrgId org, RecordId record) -> "capture " + org + " " + record;
            case Signal.PresenceChanged(OrgId org, DeviceId device) -> "presence " + org + " " + device;
            case Signal.JobsAdded(JobKind kind) -> "jobs " + kind.name();
            case Signal.SessionEnded(SessionId session) -> "session " + session;
            case Signal.KeyRevoked(KeyId key) -> "key " + key;
            case Signal.OrganizationSuspended(OrgId org) -> "suspended " + org;
            case Signal.Resync() -> "resync";
        };
    }

    private static Optional<Signal> signal(String[] words) {
        try {
            return Optional.ofNullable(
                    switch (words[0] + "/" + words.length) {
                        case "device/2" -> new Signal.DeviceWoken(new DeviceId(words[1]));
                        case "capture/3" -> new Signal.CaptureChanged(OrgId.of(words[1]), new RecordId(words[2]));
                        case "presence/3" -> new Signal.PresenceChanged(OrgId.of(words[1]), new DeviceId(words[2]));
                        case "jobs/2" -> new Signal.JobsAdded(JobKind.valueOf(words[1]));
                        case "session/2" -> new Signal.SessionEnded(SessionId.of(words[1]));
                        case "key/2" -> new Signal.KeyRevoked(KeyId.of(words[1]));
                        case "suspended/2" -> new Signal.OrganizationSuspended(OrgId.of(words[1]));
                        case "resync/1" -> new Signal.Resync();
                        default -> null;
                    });
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
