package app.visant.ai.baseline;

/** The sort of light in which a still was taken. Each has a memory of its own, for it shows the place differently. */
enum Light {
    COLOUR,
    /** In colour, but with little light. */
    DARK,
    /** Without colour, as cameras see by infrared. */
    GREY;

    /** Mean difference between channels, in levels, below which there is no colour. */
    private static final double COLOURLESS = 4;
    /** Median lightness below which it is dark: lamps rather than the sun, which light a place from elsewhere. */
    private static final float DIM = 55;
    /** Median lightness below which there may be nothing to see, */
    private static final float BLACK = 40;
    /** which is so if lightness is all within such a range. */
    private static final float NO_RANGE = 8;

    static Light of(Picture picture) {
        if (colour(picture) < COLOURLESS) {
            return GREY;
        }
        return Quantile.median(picture.luma()) < DIM ? DARK : COLOUR;
    }

    /** Whether a memory of the other sort may speak on a still of this one. */
    boolean comparable(Light other) {
        return (this == GREY) == (other == GREY);
    }

    /** Whether it is too dark to see anything. */
    static boolean none(Picture picture) {
        var luma = picture.luma();
        return Quantile.median(luma) < BLACK && Quantile.of(luma, 0.97) - Quantile.of(luma, 0.03) < NO_RANGE;
    }

    private static double colour(Picture picture) {
        var rgb = picture.rgb();
        double sum = 0;
        for (int i = 0; i < rgb[1].length; i++) {
            sum += Math.abs(rgb[0][i] - rgb[1][i]) + Math.abs(rgb[2][i] - rgb[1][i]);
        }
        return sum / rgb[1].length;
    }
}
