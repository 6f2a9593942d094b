package app.visant.archfixture.device.camera;

/** Breaks nothing; is there to be used. */
public record Lens(int millimetres) {}
