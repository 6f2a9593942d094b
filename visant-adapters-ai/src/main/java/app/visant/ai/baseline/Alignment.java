package app.visant.ai.baseline;

/** How far a still has moved against the reference, in cells, and whether it shows the same place at all. */
final class Alignment {
    private static final int REACH = 3;
    private static final int MARGIN = REACH + 2;
    private static final int ROUNDS = 5;
    private static final int SURROUNDINGS = 5;

    private final Grid grid;
    private final float[] fixed;
    private final float[] moved;

    private Alignment(Grid grid, float[] fixed, float[] moved) {
        this.grid = grid;
        this.fixed = fixed;
        this.moved = moved;
    }

    /**
     * {@code dx}, {@code dy}: where the reference's first cell lies in the still.
     *
     * @param likeness of what stands out in both: 1 the same place, about 0 another one
     */
    record Shift(double dx, double dy, double likeness) {}

    /** Both at least as large as {@link Grid#LEAST}. */
    static Shift of(Grid grid, float[] reference, float[] still) {
        return new Alignment(grid, structure(grid, reference), structure(grid, still)).shift();
    }

    private Shift shift() {
        int bestX = 0;
        int bestY = 0;
        double best = -Double.MAX_VALUE;
        for (int dy = -REACH; dy <= REACH; dy++) {
            for (int dx = -REACH; dx <= REACH; dx++) {
                double likeness = likeness(dx, dy) - 1e-6 * (Math.abs(dx) + Math.abs(dy));
                if (likeness > best) {
                    best = likeness;
                    bestX = dx;
                    bestY = dy;
                }
            }
        }
        return softened().refine(bestX, bestY, best);
    }

    /** Without edges that fall from one cell to the next: slopes say little about those. */
    private Alignment softened() {
        return new Alignment(grid, grid.mean(fixed, 1), grid.mean(moved, 1));
    }

    /** What is left when the slow changes are taken away, squashed so that single bright spots do not rule. */
    private static float[] structure(Grid grid, float[] plane) {
        var slow = grid.mean(plane, SURROUNDINGS);
        var structure = new float[plane.length];
        double sum = 0;
        for (int i = 0; i < plane.length; i++) {
            structure[i] = plane[i] - slow[i];
            sum += Math.abs(structure[i]);
        }
        float scale = (float) (2 * sum / plane.length) + 0.5f;
        for (int i = 0; i < plane.length; i++) {
            structure[i] = structure[i] / (scale + Math.abs(structure[i]));
        }
        return structure;
    }

    private double likeness(int dx, int dy) {
        double both = 0;
        double first = 1e-9;
        double second = 1e-9;
        for (int y = REACH; y < grid.height() - REACH; y++) {
            int at = y * grid.width();
            int there = (y + dy) * grid.width() + dx;
            for (int x = REACH; x < grid.width() - REACH; x++) {
                float a = fixed[at + x];
                float b = moved[there + x];
                both += a * b;
                first += a * a;
                second += b * b;
            }
        }
        return both / Math.sqrt(first * second);
    }

    /** Least squares on the slopes, where cells that do not agree count little. */
    private Shift refine(int startX, int startY, double likeness) {
        double dx = startX;
        double dy = startY;
        for (int round = 0; round < ROUNDS; round++) {
            double xx = 1e-9;
            double xy = 0;
            double yy = 1e-9;
            double xt = 0;
            double yt = 0;
            for (int y = MARGIN; y < grid.height() - MARGIN; y++) {
                for (int x = MARGIN; x < grid.width() - MARGIN; x++) {
                    int at = y * grid.width() + x;
                    double gx = (fixed[at + 1] - fixed[at - 1]) / 2;
                    double gy = (fixed[at + grid.width()] - fixed[at - grid.width()]) / 2;
                    double off = moved(x + dx, y + dy) - fixed[at];
                    double weight = 1 / (1 + off * off * 16);
                    xx += weight * gx * gx;
                    xy += weight * gx * gy;
                    yy += weight * gy * gy;
                    xt += weight * gx * off;
                    yt += weight * gy * off;
                }
            }
            double determinant = xx * yy - xy * xy;
            if (determinant < 1e-6 * (xx + yy) * (xx + yy)) {
                break;
            }
            dx = Math.clamp(dx - (yy * xt - xy * yt) / determinant, startX - 1, startX + 1);
            dy = Math.clamp(dy - (xx * yt - xy * xt) / determinant, startY - 1, startY + 1);
        }
        return new Shift(dx, dy, likeness);
    }

    private double moved(double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double across = x - left;
        double down = y - top;
        int at = top * grid.width() + left;
        double upper = moved[at] * (1 - across) + moved[at + 1] * across;
        double lower = moved[at + grid.width()] * (1 - across) + moved[at + grid.width() + 1] * across;
        return upper * (1 - down) + lower * down;
    }
}
