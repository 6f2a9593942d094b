package app.visant.domain.evaluation;

/**
 * A still in little: one plane of lightness and two of colour at half its width and height, a byte a value. Enough to see
 * whether another still shows the same, and too little to show to anybody.
 *
 * @param planes lightness, then blueness, then redness, each row by row
 */
@SuppressWarnings("ArrayRecordComponent") // pixels; never compared
public record Sketch(int width, int height, byte[] planes) {
    /** The longer side of the picture that a sketch is made of. */
    public static final int SIDE = 192;

    /** A picture with a shorter side has too little in it. */
    public static final int LEAST_SIDE = 8;

    static final int PLANES = 3;
    private static final int MIDDLE = 128;

    public Sketch {
        if (width < LEAST_SIDE || height < LEAST_SIDE || planes.length != length(width, height)) {
            throw new IllegalArgumentException("a sketch has three planes");
        }
    }

    /** @param rgb {@code width × height} pixels, row by row, each {@code 0xRRGGBB} */
    public static Sketch of(int width, int height, int[] rgb) {
        var planes = new byte[length(width, height)];
        for (var i = 0; i < rgb.length; i++) {
            planes[i] = (byte) lightness(rgb[i]);
        }
        var halfWidth = width / 2;
        var blue = width * height;
        var red = blue + halfWidth * (height / 2);
        for (var y = 0; y < height / 2; y++) {
            for (var x = 0; x < halfWidth; x++) {
                var at = 2 * y * width + 2 * x;
                var r = red(rgb[at]) + red(rgb[at + 1]) + red(rgb[at + width]) + red(rgb[at + width + 1]);
                var g = green(rgb[at]) + green(rgb[at + 1]) + green(rgb[at + width]) + green(rgb[at + width + 1]);
                var b = blue(rgb[at]) + blue(rgb[at + 1]) + blue(rgb[at + width]) + blue(rgb[at + width + 1]);
                planes[blue++] = (byte) (MIDDLE + (-43 * r - 85 * g + 128 * b) / 1024);
                planes[red++] = (byte) (MIDDLE + (128 * r - 107 * g - 21 * b) / 1024);
            }
        }
        return new Sketch(width, height, planes);
    }

    int planeWidth(int plane) {
        return plane == 0 ? width : width / 2;
    }

    int planeHeight(int plane) {
        return plane == 0 ? height : height / 2;
    }

    int offset(int plane) {
        return plane == 0 ? 0 : width * height + (plane - 1) * (width / 2) * (height / 2);
    }

    private static int length(int width, int height) {
        return width * height + 2 * (width / 2) * (height / 2);
    }

    private static int lightness(int rgb) {
        return (77 * red(rgb) + 150 * green(rgb) + 29 * blue(rgb)) >> 8;
    }

    private static int red(int rgb) {
        return rgb >> 16 & 0xff;
    }

    private static int green(int rgb) {
        return rgb >> 8 & 0xff;
    }

    private static int blue(int rgb) {
        return rgb & 0xff;
    }
}
