package app.visant.ai.baseline;

import java.util.Optional;

/** The sort of light in which a still was taken. Each has a memory of its own, for it shows the place differently. */
enum Light {
    COLOUR,
    /** In colour, but with little light or light of another colour than usual: by lamps, not by the sun. */
    LAMPS,
    /** Without colour, as cameras see by infrared. */
    GREY;

    /** Mean difference between channels, in levels, below which there is no colour. */
    private static final double COLOURLESS = 4;
    /** Median lightness below which it is not the sun that lights the place. */
    private static final float DIM = 55;
    /** By how much red changes against blue if it is not the same light. */
    private static final float TINT = 1.18f;
    /** Levels that are not to be trusted: they keep ratios of dark cells from 0 and from the sky. */
    private static final float NOISE = 8;
    /** Median lightness below which there may be nothing to see, */
    private static final float BLACK = 40;
    /** which is so if lightness is all within such a range. */
    private static final float NO_RANGE = 8;

    /** {@code usual} is the place in {@link #COLOUR}, if that is known. */
    static Light of(Picture picture, Optional<Picture> usual) {
        if (colour(picture) < COLOURLESS) {
            return GREY;
        }
        boolean dim = Quantile.median(picture.luma()) < DIM;
        return dim || usual.filter(other -> isTinted(picture, other)).isPresent() ? LAMPS : COLOUR;
    }

    /** Whether red has changed against blue, over the picture and not only where a thing is. */
    private static boolean isTinted(Picture picture, Picture usual) {
        var change = new float[picture.rgb()[0].length];
        for (int i = 0; i < change.length; i++) {
            change[i] = warmth(picture, i) / warmth(usual, i);
        }
        float middle = Quantile.median(change);
        return middle > TINT || middle < 1 / TINT;
    }

    private static float warmth(Picture picture, int cell) {
        return (Math.max(0, picture.rgb()[0][cell]) + NOISE) / (Math.max(0, picture.rgb()[2][cell]) + NOISE);
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
