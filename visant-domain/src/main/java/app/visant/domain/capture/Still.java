package app.visant.domain.capture;

import app.visant.domain.shared.Sha256;

/** The facts of a picture: digest of its bytes, size in bytes, width and height in pixels as stored. */
public record Still(Sha256 sha256, long sizeBytes, int width, int height) {}
