package app.visant.persistence.image;

import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.domain.capture.Sight;
import java.util.Arrays;

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
        for (var box : view.hidden()) {
            cover(left, frame, box);
        }
        return new Raster(frame.width(), frame.height(), left);
    }

    private static void cover(int[] rgb, Sight.Box frame, Sight.Box box) {
        var from = Math.max(0, box.x() - frame.x());
        var to = Math.min(frame.width(), box.x() + box.width() - frame.x());
        var bottom = Math.min(frame.height(), box.y() + box.height() - frame.y());
        for (var y = Math.max(0, box.y() - frame.y()); y < bottom && from < to; y++) {
            Arrays.fill(rgb, y * frame.width() + from, y * frame.width() + to, 0);
        }
    }
}
