package app.visant.device.camera;

import app.visant.domain.device.DeviceConfig;
import java.awt.image.BufferedImage;
import java.io.IOException;

/** Takes one picture from a camera of this computer. May hang: the caller has the patience for both. */
interface Grabber {
    BufferedImage grab(DeviceConfig config) throws IOException;
}
