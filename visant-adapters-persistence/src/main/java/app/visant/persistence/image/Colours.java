package app.visant.persistence.image;

/** What the samples of a pixel mean. */
enum Colours {
    GRAY(1) {
        @Override
        int rgb(byte[] samples, int at) {
            return (samples[at] & 0xFF) * 0x010101;
        }
    },
    RGB(3) {
        @Override
        int rgb(byte[] samples, int at) {
            return packed(samples[at] & 0xFF, samples[at + 1] & 0xFF, samples[at + 2] & 0xFF);
        }
    },
    YCBCR(3) {
        @Override
        int rgb(byte[] samples, int at) {
            return transformed(samples, at);
        }
    },
    /** Four inks, stored inverted: everybody who writes such files follows Adobe in this. */
    CMYK(4) {
        @Override
        int rgb(byte[] samples, int at) {
            return inked(RGB.rgb(samples, at), samples[at + 3] & 0xFF);
        }
    },
    /** The same with the first three inks transformed as if they were red, green and blue. */
    YCCK(4) {
        @Override
        int rgb(byte[] samples, int at) {
            return inked(~transformed(samples, at), samples[at + 3] & 0xFF);
        }
    };

    private static final int BITS = 16;
    private static final int HALF = 1 << (BITS - 1);
    private static final int RED_OF_CR = fixed(1.402);
    private static final int GREEN_OF_CB = fixed(0.344136);
    private static final int GREEN_OF_CR = fixed(0.714136);
    private static final int BLUE_OF_CB = fixed(1.772);

    private final int bands;

    Colours(int bands) {
        this.bands = bands;
    }

    int bands() {
        return bands;
    }

    /** The colour, {@code 0xRRGGBB}, of the pixel whose samples start there. */
    abstract int rgb(byte[] samples, int at);

    /** All pixels in the order that the orientation wants. */
    int[] upright(Samples picture, Orientation orientation) {
        var width = orientation.uprightWidth(picture.width(), picture.height());
        var height = orientation.uprightHeight(picture.width(), picture.height());
        var start = orientation.origin(picture.width(), picture.height()) * bands;
        var right = orientation.right(picture.width()) * bands;
        var down = orientation.down(picture.width()) * bands;
        var rgb = new int[width * height];
        for (int y = 0, to = 0; y < height; y++) {
            for (int x = 0, from = start + y * down; x < width; x++, from += right) {
                rgb[to++] = rgb(picture.values(), from);
            }
        }
        return rgb;
    }

    private static int transformed(byte[] samples, int at) {
        var luminance = ((samples[at] & 0xFF) << BITS) + HALF;
        var cb = (samples[at + 1] & 0xFF) - 128;
        var cr = (samples[at + 2] & 0xFF) - 128;
        var red = clamp((luminance + RED_OF_CR * cr) >> BITS);
        var green = clamp((luminance - GREEN_OF_CB * cb - GREEN_OF_CR * cr) >> BITS);
        var blue = clamp((luminance + BLUE_OF_CB * cb) >> BITS);
        return packed(red, green, blue);
    }

    private static int packed(int red, int green, int blue) {
        return (red << 16) | (green << 8) | blue;
    }

    /** Darkened by the black ink, of which 255 is none. */
    private static int inked(int paper, int key) {
        return packed(scaled((paper >> 16) & 0xFF, key), scaled((paper >> 8) & 0xFF, key), scaled(paper & 0xFF, key));
    }

    private static int scaled(int level, int key) {
        return (level * key + 127) / 255;
    }

    private static int clamp(int level) {
        return Math.max(0, Math.min(255, level));
    }

    private static int fixed(double factor) {
        return (int) Math.round(factor * (1 << BITS));
    }
}
