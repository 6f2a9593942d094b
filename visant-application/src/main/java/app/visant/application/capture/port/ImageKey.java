package app.visant.application.capture.port;

import app.visant.domain.capture.Capture;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Where the files of a capture are: by organization, device and UTC day of the still. */
public record ImageKey(OrgId org, DeviceId device, LocalDate day, RecordId recordId) {
    public static ImageKey of(OrgId org, DeviceId device, Instant capturedAt, RecordId recordId) {
        return new ImageKey(org, device, LocalDate.ofInstant(capturedAt, ZoneOffset.UTC), recordId);
    }

    public static ImageKey of(Capture capture) {
        return of(capture.org(), capture.device(), capture.capturedAt(), capture.recordId());
    }
}
