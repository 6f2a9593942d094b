package app.visant.domain.evaluation;

/**
 * Whether two stills of one camera show the same. Built to miss nothing: a change of 0.3 % of the frame counts, while a
 * change of light over the whole of it does not. Whatever it is not sure of is a difference, which costs a question to
 * the agents and no more.
 *
 * <p>Each plane of the second sketch is explained by the first one through a gain and an offset, which is what the light
 * over the whole scene does; what remains is averaged in small overlapping windows, and one window too different is enough.
 */
public final class Likeness {
    /** Light that changed by more than this factor is not looked through. */
    private static final double MOST_GAIN = 2;
    /** Nor light that moved the middle of the scale by more than this, or tinted it by more than that. */
    private static final double LIGHTNESS_SHIFT = 64;

    private static final double COLOUR_SHIFT = 16;
    /** The side of a window in the plane of lightness; 0.3 % of the frame is 62 pixels, and so more than one window. */
    private static final int WINDOW = 6;
    /** Averages of a window that count as a difference, in steps of 255, beyond twice the noise of the picture. */
    private static final double LIGHTNESS_STEP = 4;

    private static final double COLOUR_STEP = 3;
    /** Above this the picture is too noisy, or moves too much as a whole, for anything to be said. */
    private static final double MOST_NOISE = 6;
    /** Differences are counted in this part of a step. */
    private static final int FINE = 16;

    private Likeness() {}

    /** Whether nothing changed from one to the other but, perhaps, the light. */
    public static boolean same(Sketch before, Sketch now) {
        if (before.width() != now.width() || before.height() != now.height()) {
            return false;
        }
        for (var plane = 0; plane < Sketch.PLANES; plane++) {
            if (!samePlane(before, now, plane)) {
                return false;
            }
        }
        return true;
    }

    private static boolean samePlane(Sketch before, Sketch now, int plane) {
        var light = Light.between(before, now, plane);
        if (light.gain() > MOST_GAIN
                || light.gain() < 1 / MOST_GAIN
                || Math.abs(light.shift()) > (plane == 0 ? LIGHTNESS_SHIFT : COLOUR_SHIFT)) {
            return flat(before, now, plane);
        }
        var rest = light.unexplained(before, now, plane);
        var noise = median(rest);
        if (noise > MOST_NOISE) {
            return false;
        }
        var window = plane == 0 ? WINDOW : WINDOW / 2;
        var allowed = 2 * noise + (plane == 0 ? LIGHTNESS_STEP : COLOUR_STEP);
        return worstWindow(rest, now.planeWidth(plane), now.planeHeight(plane), window) <= allowed;
    }

    /** A plane without any contrast has no gain to be measured: a grey picture has no colours. */
    private static boolean flat(Sketch before, Sketch now, int plane) {
        var rest = new Light(1, 0).unexplained(before, now, plane);
        var window = plane == 0 ? WINDOW : WINDOW / 2;
        return worstWindow(rest, now.planeWidth(plane), now.planeHeight(plane), window)
                <= (plane == 0 ? LIGHTNESS_STEP : COLOUR_STEP);
    }

    private static double worstWindow(int[] rest, int width, int height, int side) {
        var sums = sums(rest, width, height);
        var stride = width + 1;
        var step = Math.max(1, side / 3);
        var worst = 0;
        for (var y = 0; y + side <= height; y += step) {
            for (var x = 0; x + side <= width; x += step) {
                var top = y * stride + x;
                var bottom = top + side * stride;
                worst = Math.max(worst, sums[bottom + side] - sums[bottom] - sums[top + side] + sums[top]);
            }
        }
        return (double) worst / (side * side * FINE);
    }

    /** Of everything above and to the left, so that any window costs four looks. */
    private static int[] sums(int[] rest, int width, int height) {
        var stride = width + 1;
        var sums = new int[stride * (height + 1)];
        for (var y = 0; y < height; y++) {
            var row = 0;
            for (var x = 0; x < width; x++) {
                row += rest[y * width + x];
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        return sums;
    }

    private static double median(int[] rest) {
        var counts = new int[256 * FINE];
        for (var value : rest) {
            counts[value]++;
        }
        var seen = 0;
        var at = -1;
        while (2 * seen < rest.length) {
            at++;
            seen += counts[at];
        }
        return (at + 0.5) / FINE;
    }

    /** What the light did to a plane: {@code now = gain × before + offset}. */
    private record Light(double gain, double offset) {
        private static final double FAR = 8;

        /** By least squares, and once more without what is far off, so that a thing that came does not count as light. */
        static Light between(Sketch before, Sketch now, int plane) {
            var rough = fitted(before, now, plane, new Light(1, 0), Double.MAX_VALUE);
            return fitted(before, now, plane, rough, FAR);
        }

        /** What became of the middle of the scale. */
        double shift() {
            return (gain - 1) * 128 + offset;
        }

        /** What of each value is left over, in whole numbers of 1/{@value #FINE}. */
        int[] unexplained(Sketch before, Sketch now, int plane) {
            var from = now.offset(plane);
            var was = before.planes();
            var is = now.planes();
            var expected = new int[256];
            for (var value = 0; value < expected.length; value++) {
                expected[value] = (int) Math.round(FINE * Math.clamp(gain * value + offset, 0.0, 255.0));
            }
            var rest = new int[now.planeWidth(plane) * now.planeHeight(plane)];
            for (var i = 0; i < rest.length; i++) {
                rest[i] = Math.abs((is[from + i] & 0xff) * FINE - expected[was[from + i] & 0xff]);
            }
            return rest;
        }

        private static Light fitted(Sketch before, Sketch now, int plane, Light guess, double far) {
            var from = now.offset(plane);
            var end = from + now.planeWidth(plane) * now.planeHeight(plane);
            var was = before.planes();
            var is = now.planes();
            var n = 0L;
            var sumX = 0L;
            var sumY = 0L;
            var sumXx = 0L;
            var sumXy = 0L;
            for (var i = from; i < end; i++) {
                var x = was[i] & 0xff;
                var y = is[i] & 0xff;
                if (Math.abs(y - guess.gain * x - guess.offset) <= far) {
                    n++;
                    sumX += x;
                    sumY += y;
                    sumXx += (long) x * x;
                    sumXy += (long) x * y;
                }
            }
            var spread = (double) n * sumXx - (double) sumX * sumX;
            if (2 * n < end - from || spread < (double) n * n) {
                return n == 0 ? guess : new Light(1, (double) (sumY - sumX) / n);
            }
            var gain = ((double) n * sumXy - (double) sumX * sumY) / spread;
            return new Light(gain, (sumY - gain * sumX) / n);
        }
    }
}
