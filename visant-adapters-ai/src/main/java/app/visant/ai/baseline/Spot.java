package app.visant.ai.baseline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A part of the picture that is not as expected: its box in cells, both ends within it.
 *
 * @param cells how many of them stand out
 * @param strength of its clearest cells, where {@link #CLEAR} decides
 * @param brightness mean deviation of lightness: above 0 brighter than usual
 */
record Spot(int left, int top, int right, int bottom, int cells, float strength, float brightness) {
    /** Strength from which a spot is a thing and not noise. */
    static final float CLEAR = 9.5f;

    /** Strength from which a cell belongs to a spot. */
    private static final float FAINT = 3;
    /** So many cells must be at least as strong as the spot is said to be. */
    private static final int CORE = 12;
    /** Cells that far apart belong together. */
    private static final int GAP = 2;

    /** What stands out, strongest first; liveliness is what is ordinary at each cell, 1 or more. */
    static List<Spot> in(Difference difference, float[] liveliness) {
        var strength = difference.strength().clone();
        for (int i = 0; i < strength.length; i++) {
            strength[i] /= liveliness[i];
        }
        var finder = new Finder(difference, strength);
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < strength.length; i++) {
            if (strength[i] > FAINT && !finder.seen[i]) {
                finder.collect(i);
                if (finder.count >= CORE) {
                    spots.add(finder.spot());
                }
            }
        }
        spots.sort(Comparator.comparingDouble(Spot::strength).reversed());
        return spots;
    }

    double share(Grid grid) {
        return (double) cells / grid.size();
    }

    private static final class Finder {
        private final Difference difference;
        private final float[] strength;
        private final boolean[] seen;
        private final int[] found;
        private int count;

        Finder(Difference difference, float[] strength) {
            this.difference = difference;
            this.strength = strength;
            this.seen = new boolean[strength.length];
            this.found = new int[strength.length];
        }

        /** All that belongs together with a cell; {@code found} is the queue and the result. */
        void collect(int start) {
            int width = difference.grid().width();
            int height = difference.grid().height();
            count = 0;
            found[count++] = start;
            seen[start] = true;
            for (int next = 0; next < count; next++) {
                int x = found[next] % width;
                int y = found[next] / width;
                for (int j = Math.max(0, y - GAP); j <= Math.min(height - 1, y + GAP); j++) {
                    for (int i = Math.max(0, x - GAP); i <= Math.min(width - 1, x + GAP); i++) {
                        int cell = j * width + i;
                        if (!seen[cell] && strength[cell] > FAINT) {
                            seen[cell] = true;
                            found[count++] = cell;
                        }
                    }
                }
            }
        }

        Spot spot() {
            int width = difference.grid().width();
            int left = width;
            int top = Integer.MAX_VALUE;
            int right = 0;
            int bottom = 0;
            float brightness = 0;
            var strengths = new float[count];
            for (int i = 0; i < count; i++) {
                int x = found[i] % width;
                int y = found[i] / width;
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
                brightness += difference.lightness()[found[i]];
                strengths[i] = strength[found[i]];
            }
            Arrays.sort(strengths);
            return new Spot(left, top, right, bottom, count, strengths[count - CORE], brightness / count);
        }
    }
}
