package app.visant.ai.baseline;

/**
 * How unlike a still is to what the reference makes one expect, cell by cell. Light is allowed for: lightness may vary
 * slowly over the picture, and colour more slowly still.
 *
 * @param strength in units of the still's ordinary deviation, from 0; noise alone makes about 1
 * @param lightness the part of it that is lightness: above 0 brighter than expected
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Difference(Grid grid, float[] strength, float[] lightness) {
    /** In cells of the coarse grid: short enough for soft shadows, long enough for the middle of a small thing. */
    private static final int LIGHTNESS_REACH = 3;

    private static final int COLOUR_REACH = 8;
    /** Levels that are nothing, however quiet the still. */
    private static final float LEAST = 0.35f;
    /** What is forgiven where it is steep: so many cells out of register. */
    private static final float REGISTER = 0.12f;
    /** What is forgiven where a cell stands out from its surroundings: so much of it, for cameras are not linear. */
    private static final float TONE = 0.05f;
    /** Colour needs less of both. */
    private static final float COLOUR_SLACK = 0.5f;

    static Difference between(Picture reference, Picture still) {
        var grid = reference.grid();
        var near = Relight.fine(grid, LIGHTNESS_REACH, reference.luma(), still.luma());
        var slack = slack(grid, near);
        var off = less(still.luma(), near.plane());
        var lightness = inOrdinaryDeviations(grid.mean(grid.mean(off, 1), 1), slack, 1);
        var strength = colour(reference, still, grid.halved(slack));
        for (int i = 0; i < strength.length; i++) {
            strength[i] = (float) Math.sqrt(strength[i] + excess(lightness[i]));
        }
        return new Difference(grid, strength, lightness);
    }

    /** Red and blue against the lightness, each as expected if that cell were only brighter or darker. */
    private static float[] colour(Picture reference, Picture still, float[] slack) {
        var half = reference.grid().half();
        var expected = new float[3][];
        for (int c = 0; c < 3; c++) {
            expected[c] = Relight.coarse(half, COLOUR_REACH, reference.rgb()[c], still.rgb()[c])
                    .plane();
        }
        var expectedLuma = Picture.luma(expected);
        var luma = Picture.luma(still.rgb());
        var strength = new float[half.size()];
        for (int c = 0; c < 3; c += 2) {
            var off = new float[half.size()];
            for (int i = 0; i < off.length; i++) {
                float brighter = Math.clamp(luma[i] / Math.max(expectedLuma[i], 4), 0.4f, 2.5f);
                off[i] = still.rgb()[c][i] - luma[i] - (expected[c][i] - expectedLuma[i]) * brighter;
            }
            var deviation = inOrdinaryDeviations(half.mean(off, 1), slack, COLOUR_SLACK);
            for (int i = 0; i < strength.length; i++) {
                strength[i] += excess(deviation[i]);
            }
        }
        return reference.grid().doubled(strength);
    }

    private static float[] slack(Grid grid, Relight.Expected expected) {
        var slack = grid.slope(expected.plane());
        for (int i = 0; i < slack.length; i++) {
            slack[i] = REGISTER * slack[i] + TONE * Math.abs(expected.structure()[i]);
        }
        return grid.mean(slack, 1);
    }

    private static float[] less(float[] plane, float[] other) {
        var less = new float[plane.length];
        for (int i = 0; i < less.length; i++) {
            less[i] = plane[i] - other[i];
        }
        return less;
    }

    private static float excess(float deviation) {
        return Math.max(0, deviation * deviation - 1);
    }

    private static float[] inOrdinaryDeviations(float[] off, float[] slack, float share) {
        var size = new float[off.length];
        for (int i = 0; i < size.length; i++) {
            size[i] = Math.abs(off[i]);
        }
        float ordinary = Math.max(LEAST, 1.48f * Quantile.median(size));
        for (int i = 0; i < off.length; i++) {
            float more = share * slack[i];
            off[i] /= (float) Math.sqrt(ordinary * ordinary + more * more);
        }
        return off;
    }
}
