package app.visant.application.capture.port;

import app.visant.domain.capture.Capture;

/**
 * Writes down what is known of a capture, for the file that lies beside its still and is readable without this system.
 */
public interface MetadataWriter {

    /**
     * A JSON object in UTF-8, the same bytes for the same capture: {@code record_id}, {@code org_id}, {@code device_id},
     * {@code captured_at}, {@code received_at}, {@code device_time}, {@code clock_suspect}, {@code trigger_label},
     * {@code sha256}, {@code size_bytes}, {@code width}, {@code height}, {@code evaluation_status}; once judged
     * {@code classification} with {@code state}, {@code confidence}, {@code reason}, {@code basis} and
     * {@code description_version}; once failed {@code failure} with {@code code} and {@code reason}. What there is none
     * of is {@code null}.
     */
    byte[] write(Capture capture);
}
