package app.visant.ai.baseline;

/** Order statistics of values that are not negative, by counting: near enough, and fast. */
final class Quantile {
    private static final int BINS = 1024;

    private Quantile() {}

    static float median(float[] values) {
        return of(values, 0.5);
    }

    /** The value below which that share lies, to one part in a thousand of twice the mean. */
    static float of(float[] values, double share) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        if (!(sum > 0)) {
            return 0;
        }
        double width = 4 * sum / values.length / BINS;
        var counts = new int[BINS + 1];
        for (float value : values) {
            counts[(int) Math.min(value / width, BINS)]++;
        }
        long wanted = (long) (share * values.length);
        long seen = 0;
        for (int bin = 0; bin < BINS; bin++) {
            seen += counts[bin];
            if (seen > wanted) {
                return (float) ((bin + 0.5) * width);
            }
        }
        return (float) (BINS * width);
    }
}
