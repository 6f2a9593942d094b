package app.visant.ai.baseline;

import java.util.Arrays;

/**
 * Puts a plane into the light of another: what it would look like if only the light had changed. Light is taken to be a
 * gain and an offset that vary slowly over the picture; cells that do not fit are left out of the estimate. The estimate
 * is made on a coarser grid, since slow is enough.
 */
final class Relight {
    private static final int ROUNDS = 3;
    /** Reach of the gain, in coarse cells. */
    private static final int GAIN_REACH = 15;
    /** Weight of the overall gain against the local one, in squared levels: decides where nothing is to be seen. */
    private static final float PRIOR = 30;
    /** Times the ordinary deviation at which a cell counts half. */
    private static final float DOUBT = 4.5f;

    /** No camera tells more than that, or less than 0. */
    private static final float BRIGHTEST = 255;

    private Relight() {}

    /** What to expect, and how far that stands out from its surroundings. */
    @SuppressWarnings("ArrayRecordComponent") // made once, never compared
    record Expected(float[] plane, float[] structure) {}

    /** Planes on the grid; {@code reach} is how far the offset is averaged, in cells of its half. */
    static Expected fine(Grid grid, int reach, float[] from, float[] like) {
        var fit = fit(grid.half(), reach, grid.halved(from), grid.halved(like));
        return expected(from, grid.doubled(fit.gain), grid.doubled(fit.offset), grid.doubled(fit.low));
    }

    /** Planes on the half of a grid; {@code reach} in its cells. */
    static Expected coarse(Grid half, int reach, float[] from, float[] like) {
        var fit = fit(half, reach, from, like);
        return expected(from, fit.gain, fit.offset, fit.low);
    }

    private static Fit fit(Grid coarse, int reach, float[] from, float[] like) {
        var fit = new Fit(coarse, reach, from, like);
        for (int round = 0; round < ROUNDS; round++) {
            fit.gain(round > 0);
            fit.offset();
            fit.doubt();
        }
        return fit;
    }

    private static Expected expected(float[] from, float[] gain, float[] offset, float[] low) {
        var plane = new float[from.length];
        var structure = new float[from.length];
        for (int i = 0; i < plane.length; i++) {
            plane[i] = Math.clamp(gain[i] * from[i] + offset[i], 0, BRIGHTEST);
            structure[i] = gain[i] * (from[i] - low[i]);
        }
        return new Expected(plane, structure);
    }

    private static final class Fit {
        private final Grid coarse;
        private final int reach;
        private final float[] from;
        private final float[] like;
        private final float[] weight;
        private final float[] gain;
        private float[] offset;
        private float[] low;

        Fit(Grid coarse, int reach, float[] from, float[] like) {
            this.coarse = coarse;
            this.reach = reach;
            this.from = from;
            this.like = like;
            this.weight = new float[coarse.size()];
            this.gain = new float[coarse.size()];
            this.offset = new float[coarse.size()];
            this.low = from;
            Arrays.fill(weight, 1);
        }

        /** The gain from what stands out from its surroundings, so that slopes of light do not disturb it. */
        void gain(boolean local) {
            low = smooth(from);
            var lowLike = smooth(like);
            var square = new float[gain.length];
            var product = new float[gain.length];
            double squares = 1e-6;
            double products = 0;
            for (int i = 0; i < gain.length; i++) {
                float a = from[i] - low[i];
                square[i] = weight[i] * a * a;
                product[i] = weight[i] * a * (like[i] - lowLike[i]);
                squares += square[i];
                products += product[i];
            }
            float overall = (float) Math.clamp(products / squares, 0.02, 20);
            if (local) {
                square = coarse.mean(square, GAIN_REACH);
                product = coarse.mean(product, GAIN_REACH);
            }
            for (int i = 0; i < gain.length; i++) {
                gain[i] = local ? Math.max(0, (product[i] + PRIOR * overall) / (square[i] + PRIOR)) : overall;
            }
        }

        /** What is then left, averaged twice, since one average is wrong at the borders where light has a slope. */
        void offset() {
            var rest = new float[gain.length];
            for (int i = 0; i < rest.length; i++) {
                rest[i] = like[i] - gain[i] * from[i];
            }
            offset = smooth(rest);
            for (int i = 0; i < rest.length; i++) {
                rest[i] -= offset[i];
            }
            var second = smooth(rest);
            for (int i = 0; i < rest.length; i++) {
                offset[i] += second[i];
            }
        }

        void doubt() {
            var off = new float[gain.length];
            for (int i = 0; i < off.length; i++) {
                off[i] = Math.abs(like[i] - gain[i] * from[i] - offset[i]);
            }
            float scale = Math.max(0.3f, Quantile.median(off)) * DOUBT;
            for (int i = 0; i < off.length; i++) {
                float share = off[i] / scale;
                weight[i] = 1 / (1 + share * share * share * share) + 1e-3f;
            }
        }

        private float[] smooth(float[] plane) {
            var weighted = new float[plane.length];
            for (int i = 0; i < plane.length; i++) {
                weighted[i] = plane[i] * weight[i];
            }
            var smooth = coarse.mean(weighted, reach);
            var weights = coarse.mean(weight, reach);
            for (int i = 0; i < plane.length; i++) {
                smooth[i] /= weights[i];
            }
            return smooth;
        }
    }
}
