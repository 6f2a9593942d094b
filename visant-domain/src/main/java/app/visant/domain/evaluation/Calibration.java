package app.visant.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether verdicts are as sure as they may be: a reliability table. In each bin of stated confidence, how often the verdict
 * was right. Verdicts that are uncertain state nothing and are not in it.
 *
 * @param bins ten, from 0.0 to 0.1 on; the last one takes in 1.0
 */
public record Calibration(List<Bin> bins) {
    public static final int BINS = 10;

    public Calibration {
        bins = List.copyOf(bins);
        if (bins.size() != BINS) {
            throw new IllegalArgumentException("ten bins");
        }
    }

    /** @param tallies at most one for each bin; where there is none there was no verdict */
    public static Calibration of(Iterable<Tally> tallies) {
        var bins = new ArrayList<Bin>();
        for (var i = 0; i < BINS; i++) {
            bins.add(new Bin((double) i / BINS, (double) (i + 1) / BINS, 0, 0, 0));
        }
        for (var tally : tallies) {
            var empty = bins.get(tally.bin());
            bins.set(
                    tally.bin(),
                    new Bin(empty.from(), empty.to(), tally.stills(), tally.right(), tally.sumOfConfidence()));
        }
        return new Calibration(bins);
    }

    /** The bin of a confidence from 0 to 1. */
    public static int bin(double confidence) {
        return Math.clamp((int) (confidence * BINS), 0, BINS - 1);
    }

    /** By how much confidence is off on average, 0 to 1, over all verdicts; empty if there are none. */
    public Optional<Double> expectedError() {
        var all = bins.stream().mapToLong(Bin::stills).sum();
        var off = bins.stream()
                .mapToDouble(bin -> Math.abs(bin.right() - bin.sumOfConfidence()))
                .sum();
        return Confusion.share(off, all);
    }

    /**
     * Verdicts of about one confidence.
     *
     * @param right how many of them were
     */
    public record Bin(double from, double to, long stills, long right, double sumOfConfidence) {
        /** The share that was right. */
        public Optional<Double> accuracy() {
            return Confusion.share(right, stills);
        }

        public Optional<Double> meanConfidence() {
            return Confusion.share(sumOfConfidence, stills);
        }
    }

    /** What was counted for one bin. */
    public record Tally(int bin, long stills, long right, double sumOfConfidence) {}
}
