package app.visant.domain.capture;

/** A part of the picture: left, top, width and height as shares of the whole, 0 to 1. */
public record Region(double x, double y, double w, double h) {
    public Region {
        if (!(x >= 0 && y >= 0 && w > 0 && h > 0 && x + w <= 1.000001 && y + h <= 1.000001)) {
            throw new IllegalArgumentException("region must lie within the picture");
        }
    }
}
