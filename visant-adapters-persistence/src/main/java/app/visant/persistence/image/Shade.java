package app.visant.persistence.image;

import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.domain.capture.Sight;

/** Leaves of a picture what may be seen: the rest of the frame stays black, and outside of it is nothing. */
final class Shade {
    private Shade() {}

    static Raster over(Raster picture, Sight.View view) {
        var frame = view.frame();
        var left = new int[frame.width() * frame.height()];
        for (var box : view.shown()) {
            for (var y = box.y(); y < box.y() + box.height(); y++) {
                System.arraycopy(
                        picture.rgb(),
                        y * picture.width() + box.x(),
                        left,
                        (y - frame.y()) * frame.width() + box.x() - frame.x(),
                        box.width());
            }
        }
        return new Raster(frame.width(), frame.height(), left);
    }
}
