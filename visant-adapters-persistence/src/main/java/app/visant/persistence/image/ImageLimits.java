package app.visant.persistence.image;

import java.time.Duration;

/**
 * What a picture may ask of this machine.
 *
 * @param decodesAtOnce how many pictures are decoded at the same time; others wait in turn
 * @param decodeTime after which a decode is given up and its picture counts as unreadable
 */
public record ImageLimits(Extent extent, Structure structure, int decodesAtOnce, Duration decodeTime) {
    public ImageLimits {
        if (decodesAtOnce < 1 || decodeTime.isNegative() || decodeTime.isZero()) {
            throw new IllegalArgumentException("decodes need a thread and time");
        }
    }

    /** The usual limits, for a machine with so many cores. */
    public static ImageLimits usual(int cores) {
        return new ImageLimits(
                new Extent(10 << 20, 8192, 25_000_000, 512),
                new Structure(64, 256_000_000, 64, 1 << 20),
                Math.max(1, cores),
                Duration.ofSeconds(20));
    }

    /**
     * How large a picture may be.
     *
     * @param maxBytes of the file
     * @param maxSide of width and of height, in pixels
     * @param maxPixels width × height
     * @param maxPixelsPerByte of coded picture data: even a black picture needs a bit for each block of 64 pixels, so
     *     that more than 512 can only be a small file that claims to be a large picture
     */
    public record Extent(int maxBytes, int maxSide, int maxPixels, int maxPixelsPerByte) {
        public Extent {
            if (maxBytes < 1 || maxSide < 1 || maxPixels < 1 || maxPixelsPerByte < 1) {
                throw new IllegalArgumentException("limits start at 1");
            }
        }
    }

    /**
     * How involved a picture may be.
     *
     * @param maxScans passes over the picture, of which a usual progressive one has ten
     * @param maxScannedPixels scans × width × height, of a picture in several scans: each costs a pass over all pixels
     * @param maxMetadataSegments blocks of application data and comments
     * @param maxMetadataBytes of all these blocks together
     */
    public record Structure(int maxScans, long maxScannedPixels, int maxMetadataSegments, int maxMetadataBytes) {
        public Structure {
            if (maxScans < 1 || maxScannedPixels < 1 || maxMetadataSegments < 0 || maxMetadataBytes < 0) {
                throw new IllegalArgumentException("limits are not negative");
            }
        }
    }
}
