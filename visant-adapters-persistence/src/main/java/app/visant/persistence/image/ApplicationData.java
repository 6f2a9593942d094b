package app.visant.persistence.image;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.visant.persistence.image.Anatomy.Metadata;
import java.util.Arrays;

/** Collects what the application segments and comments of one picture say, and counts them. */
final class ApplicationData {
    private static final byte[] JFIF = "JFIF\0".getBytes(US_ASCII);
    private static final byte[] ADOBE = "Adobe".getBytes(US_ASCII);
    private static final int ADOBE_TRANSFORM = 11;

    private int segments;
    private long bytes;
    private boolean jfif;
    private int adobe = Metadata.UNTOLD;
    private boolean exifSeen;
    private Orientation orientation = Orientation.UPRIGHT;

    void take(int marker, byte[] jpeg, int from, int to) {
        segments++;
        bytes += to - from;
        if (marker == Marker.APP0) {
            jfif |= startsWith(JFIF, jpeg, from, to);
        } else if (marker == Marker.APP14 && startsWith(ADOBE, jpeg, from, to) && to - from > ADOBE_TRANSFORM) {
            adobe = jpeg[from + ADOBE_TRANSFORM] & 0xFF;
        } else if (marker == Marker.APP1 && !exifSeen && startsWith(Exif.SIGNATURE, jpeg, from, to)) {
            exifSeen = true;
            orientation = Exif.orientation(jpeg, from, to);
        }
    }

    boolean exceeds(ImageLimits.Structure limits) {
        return segments > limits.maxMetadataSegments() || bytes > limits.maxMetadataBytes();
    }

    Metadata metadata() {
        return new Metadata(jfif, adobe, orientation);
    }

    private static boolean startsWith(byte[] signature, byte[] jpeg, int from, int to) {
        return to - from >= signature.length
                && Arrays.equals(jpeg, from, from + signature.length, signature, 0, signature.length);
    }
}
