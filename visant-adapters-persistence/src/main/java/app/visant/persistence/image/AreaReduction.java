package app.visant.persistence.image;

/**
 * Reduces a picture so that each new sample is the mean of the area it covers. Rows are summed first, in whole numbers;
 * the sums are then gathered across.
 */
final class AreaReduction {
    /** Weights down and across add up to these; their product times 255 just fits an int. */
    private static final int DOWN = 1 << 11;

    private static final int ACROSS = 1 << 12;
    private static final int SHIFT = 23;
    private static final int HALF = 1 << (SHIFT - 1);

    private AreaReduction() {}

    /** The same picture if it has that size; it must not be smaller in either direction. */
    static Samples reduce(Samples picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        var down = Cover.of(picture.height(), height, DOWN);
        var across = Cover.of(picture.width(), width, ACROSS);
        var sums = new int[picture.width() * picture.bands()];
        var reduced = new byte[width * height * picture.bands()];
        for (var y = 0; y < height; y++) {
            sum(picture, down, y, sums);
            gather(sums, across, picture.bands(), reduced, y * width * picture.bands());
        }
        return new Samples(width, height, picture.bands(), reduced);
    }

    private static void sum(Samples picture, Cover down, int y, int[] sums) {
        var first = down.first[y];
        assign(picture.values(), first * sums.length, down.weight(y, 0), sums);
        for (var i = 1; i < down.span(y); i++) {
            add(picture.values(), (first + i) * sums.length, down.weight(y, i), sums);
        }
    }

    private static void assign(byte[] from, int at, int weight, int[] sums) {
        for (var i = 0; i < sums.length; i++) {
            sums[i] = (from[at + i] & 0xFF) * weight;
        }
    }

    private static void add(byte[] from, int at, int weight, int[] sums) {
        for (var i = 0; i < sums.length; i++) {
            sums[i] += (from[at + i] & 0xFF) * weight;
        }
    }

    private static void gather(int[] sums, Cover across, int bands, byte[] to, int at) {
        var out = at;
        for (var x = 0; x < across.first.length; x++) {
            var span = across.span(x);
            for (var band = 0; band < bands; band++) {
                var total = HALF;
                for (int i = 0, from = across.first[x] * bands + band; i < span; i++, from += bands) {
                    total += sums[from] * across.weight(x, i);
                }
                to[out++] = (byte) (total >>> SHIFT);
            }
        }
    }

    /** Which of the old samples each new one covers, in one direction, and how much of each. */
    private static final class Cover {
        final int[] first;
        private final int[] starts;
        private final int[] weights;

        private Cover(int[] first, int[] starts, int[] weights) {
            this.first = first;
            this.starts = starts;
            this.weights = weights;
        }

        static Cover of(int from, int to, int total) {
            var first = new int[to];
            var starts = new int[to + 1];
            var weights = new int[from + to];
            for (int i = 0, at = 0; i < to; i++) {
                // In units of which a new sample is `from` long and an old one `to`.
                var begin = (long) i * from;
                var end = begin + from;
                first[i] = (int) (begin / to);
                starts[i] = at;
                var given = 0;
                for (long old = first[i]; old * to < end; old++) {
                    var covered = Math.min(end, (old + 1) * to) - begin;
                    // Rounded as a running sum, so that the parts add up to the whole.
                    var until = (int) ((covered * total + from / 2) / from);
                    weights[at++] = until - given;
                    given = until;
                }
                starts[i + 1] = at;
            }
            return new Cover(first, starts, weights);
        }

        int span(int index) {
            return starts[index + 1] - starts[index];
        }

        int weight(int index, int i) {
            return weights[starts[index] + i];
        }
    }
}
