package app.visant.archfixture.device.cloud;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.device.camera.Lens;

/** An adapter of the device that knows another. */
@Breaks("DIRECTIONS")
public record CloudWithLens(Lens lens) {}
