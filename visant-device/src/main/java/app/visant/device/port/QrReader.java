package app.visant.device.port;

import java.util.List;

/** Finds QR codes in a still. */
public interface QrReader {

    /** The texts of all codes found, none if there are none or the picture cannot be read. */
    List<String> read(Jpeg jpeg);
}
