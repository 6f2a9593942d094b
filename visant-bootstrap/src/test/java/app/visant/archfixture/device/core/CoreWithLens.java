package app.visant.archfixture.device.core;

import app.visant.archfixture.Breaks;
import app.visant.archfixture.device.camera.Lens;

/** The device's core knowing an adapter. */
@Breaks("DIRECTIONS")
public record CoreWithLens(Lens lens) {}
