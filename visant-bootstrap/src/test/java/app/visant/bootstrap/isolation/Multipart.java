package app.visant.bootstrap.isolation;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.RecordId;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The form of an upload. */
final class Multipart {
    private static final String BOUNDARY = "a-boundary-of-these-tests";

    private Multipart() {}

    static Question still(Question question, DeviceId device, RecordId record, byte[] jpeg) {
        var out = new ByteArrayOutputStream();
        field(out, "device_id", device.value());
        field(out, "record_id", record.value());
        field(out, "captured_at", "2026-03-01T11:59:00Z");
        write(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"still.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n");
        out.writeBytes(jpeg);
        write(out, "\r\n--" + BOUNDARY + "--\r\n");
        return question.body("multipart/form-data; boundary=" + BOUNDARY, out.toByteArray());
    }

    private static void field(ByteArrayOutputStream out, String name, String value) {
        write(
                out,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n");
    }

    private static void write(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
