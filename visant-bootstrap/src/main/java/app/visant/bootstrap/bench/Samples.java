package app.visant.bootstrap.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measured values and what they come to. */
final class Samples {
    private final List<Double> values = new ArrayList<>();

    synchronized void add(double value) {
        values.add(value);
    }

    double median() {
        return quantile(0.5);
    }

    /** The smallest value that this share of all does not exceed. */
    synchronized double quantile(double share) {
        if (values.isEmpty()) {
            throw new IllegalStateException("nothing was measured");
        }
        var sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(Math.clamp((long) Math.ceil(share * sorted.size()) - 1, 0, sorted.size() - 1));
    }
}
