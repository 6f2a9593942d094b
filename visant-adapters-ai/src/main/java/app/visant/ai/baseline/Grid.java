package app.visant.ai.baseline;

/** The raster on which pictures are compared: planes of {@code width × height} values, row by row. */
record Grid(int width, int height) {
    /** Longest side; a thing of 0.4 % of the picture is still some eight cells wide. */
    static final int SIDE = 160;
    /** Shortest side on which anything can be compared. */
    static final int LEAST = 16;

    static Grid of(int pictureWidth, int pictureHeight) {
        double scale = Math.min(1, (double) SIDE / Math.max(pictureWidth, pictureHeight));
        return new Grid(Math.max(1, (int) Math.round(pictureWidth * scale)), Math.max(1, (int)
                Math.round(pictureHeight * scale)));
    }

    int size() {
        return width * height;
    }

    /** Means over squares of side {@code 2 radius + 1}, cut off at the borders. */
    float[] mean(float[] plane, int radius) {
        var rows = new float[size()];
        for (int y = 0; y < height; y++) {
            meanLine(plane, rows, y * width, 1, width, radius);
        }
        var means = new float[size()];
        for (int x = 0; x < width; x++) {
            meanLine(rows, means, x, width, height, radius);
        }
        return means;
    }

    private static void meanLine(float[] from, float[] to, int start, int step, int count, int radius) {
        double sum = 0;
        int held = 0;
        for (int i = 0; i < Math.min(radius, count); i++) {
            sum += from[start + i * step];
            held++;
        }
        for (int i = 0; i < count; i++) {
            if (i + radius < count) {
                sum += from[start + (i + radius) * step];
                held++;
            }
            if (i - radius - 1 >= 0) {
                sum -= from[start + (i - radius - 1) * step];
                held--;
            }
            to[start + i * step] = (float) (sum / held);
        }
    }

    /** Highest values within squares of side {@code 2 radius + 1}. */
    float[] highest(float[] plane, int radius) {
        var highest = new float[size()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                float most = 0;
                for (int j = Math.max(0, y - radius); j <= Math.min(height - 1, y + radius); j++) {
                    for (int i = Math.max(0, x - radius); i <= Math.min(width - 1, x + radius); i++) {
                        most = Math.max(most, plane[j * width + i]);
                    }
                }
                highest[y * width + x] = most;
            }
        }
        return highest;
    }

    /** Steepness at each cell, per cell. */
    float[] slope(float[] plane) {
        var slope = new float[size()];
        for (int y = 0; y < height; y++) {
            int up = Math.max(y - 1, 0) * width;
            int down = Math.min(y + 1, height - 1) * width;
            for (int x = 0; x < width; x++) {
                int left = Math.max(x - 1, 0);
                int right = Math.min(x + 1, width - 1);
                float dx = (plane[y * width + right] - plane[y * width + left]) / 2;
                float dy = (plane[down + x] - plane[up + x]) / 2;
                slope[y * width + x] = (float) Math.sqrt(dx * dx + dy * dy);
            }
        }
        return slope;
    }

    /** The grid with cells twice as wide and high. */
    Grid half() {
        return new Grid((width + 1) / 2, (height + 1) / 2);
    }

    /** A plane brought to {@link #half()}. */
    float[] halved(float[] plane) {
        var half = half();
        var means = new float[half.size()];
        for (int y = 0; y < half.height; y++) {
            int upper = 2 * y * width;
            int lower = Math.min(2 * y + 1, height - 1) * width;
            for (int x = 0; x < half.width; x++) {
                int left = 2 * x;
                int right = Math.min(left + 1, width - 1);
                means[y * half.width + x] =
                        (plane[upper + left] + plane[upper + right] + plane[lower + left] + plane[lower + right]) / 4;
            }
        }
        return means;
    }

    /** A plane of {@link #half()} brought to this grid, smoothly. */
    float[] doubled(float[] coarse) {
        var half = half();
        var plane = new float[size()];
        for (int y = 0; y < height; y++) {
            int near = y / 2 * half.width;
            int far = Math.clamp(y / 2 + (y % 2 == 0 ? -1 : 1), 0, half.height - 1) * half.width;
            for (int x = 0; x < width; x++) {
                int here = x / 2;
                int there = Math.clamp(here + (x % 2 == 0 ? -1 : 1), 0, half.width - 1);
                plane[y * width + x] = 0.5625f * coarse[near + here]
                        + 0.1875f * (coarse[near + there] + coarse[far + here])
                        + 0.0625f * coarse[far + there];
            }
        }
        return plane;
    }
}
