package app.visant.persistence.image;

import java.util.List;

/**
 * What the markers of a sound JPEG say of it.
 *
 * @param scans passes over the picture
 * @param complete whether the picture ends as it should, with every component in at least one scan
 * @param essentials the parts of the file that a decoder needs, in order
 */
record Anatomy(Frame frame, Metadata metadata, int scans, boolean complete, List<Span> essentials) {

    /** Bytes of the file, {@code to} exclusive. */
    record Span(int from, int to) {}

    /**
     * The frame header.
     *
     * @param components their ids, in order
     */
    record Frame(boolean progressive, int width, int height, List<Integer> components) {
        private static final List<Integer> RGB_LETTERS = "RGB".chars().boxed().toList();

        long pixels() {
            return (long) width * height;
        }

        /** Whether the components say by their ids that they are red, green and blue. */
        boolean spellsRgb() {
            return components.equals(RGB_LETTERS);
        }
    }

    /** What the application segments say; {@code adobe} is Adobe's colour transform, -1 if it is not told. */
    record Metadata(boolean jfif, int adobe, Orientation orientation) {
        static final int UNTOLD = -1;
    }

    /** The meaning of the samples, guessed as the common decoders guess it. */
    Colours colours() {
        return switch (frame.components().size()) {
            case 1 -> Colours.GRAY;
            case 3 -> ofThree();
            default -> metadata.adobe() == 2 ? Colours.YCCK : Colours.CMYK;
        };
    }

    private Colours ofThree() {
        if (metadata.jfif()) {
            return Colours.YCBCR;
        }
        var plain = metadata.adobe() == 0 || (metadata.adobe() == Metadata.UNTOLD && frame.spellsRgb());
        return plain ? Colours.RGB : Colours.YCBCR;
    }
}
