package app.visant.persistence.image;

/**
 * How a picture must be turned to be seen upright, as the EXIF tag numbers it, 1 to 8: bit 0 of {@code tag - 1} and its
 * neighbours tell which of left/right, top/bottom and rows/columns are exchanged.
 */
record Orientation(boolean mirrored, boolean flipped, boolean transposed) {
    static final Orientation UPRIGHT = new Orientation(false, false, false);

    /** Any other number than 1 to 8 is taken for upright. */
    static Orientation of(int tag) {
        return switch (tag) {
            case 2 -> new Orientation(true, false, false);
            case 3 -> new Orientation(true, true, false);
            case 4 -> new Orientation(false, true, false);
            case 5 -> new Orientation(false, false, true);
            case 6 -> new Orientation(false, true, true);
            case 7 -> new Orientation(true, true, true);
            case 8 -> new Orientation(true, false, true);
            default -> UPRIGHT;
        };
    }

    int uprightWidth(int width, int height) {
        return transposed ? height : width;
    }

    int uprightHeight(int width, int height) {
        return transposed ? width : height;
    }

    /** Index, in the stored picture, of the pixel that belongs at the top left. */
    int origin(int width, int height) {
        return (flipped ? (height - 1) * width : 0) + (mirrored ? width - 1 : 0);
    }

    /** How the index changes with a step to the right. */
    int right(int width) {
        return transposed ? vertical(width) : horizontal();
    }

    /** How the index changes with a step down. */
    int down(int width) {
        return transposed ? horizontal() : vertical(width);
    }

    private int horizontal() {
        return mirrored ? -1 : 1;
    }

    private int vertical(int width) {
        return flipped ? -width : width;
    }
}
