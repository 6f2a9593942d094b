package app.visant.application.capture.port;

import app.visant.domain.capture.Sight;

/**
 * Reads and makes JPEG pictures, hostile ones included: no input makes it fail other than as said, or take memory out
 * of proportion. At most as many decodes at once as there are cores; further callers wait.
 */
public interface ImageCodec {

    /** Looks at the markers alone and decodes nothing: is it a JPEG, of bearable size and structure? */
    Inspection inspect(byte[] jpeg);

    /**
     * A JPEG that fits into {@code maxWidth} × {@code maxHeight}, upright whatever the orientation tag says, without any
     * metadata. A picture that fits already is not enlarged.
     *
     * @param quality 1 to 100
     * @throws UnreadableException if it cannot be decoded
     */
    byte[] fit(byte[] jpeg, int maxWidth, int maxHeight, int quality) throws UnreadableException;

    /**
     * As {@link #fit}, but only what may be seen of the upright picture; nothing of the rest is in the bytes.
     *
     * @param maxSide of what is left, in pixels
     */
    byte[] show(byte[] jpeg, Sight sight, int maxSide, int quality) throws UnreadableException;

    /**
     * The pixels, reduced to fit {@code maxSide}, upright. A picture that fits already keeps its size.
     *
     * @throws UnreadableException if it cannot be decoded
     */
    Raster raster(byte[] jpeg, int maxSide) throws UnreadableException;

    /** What the markers say. */
    sealed interface Inspection {
        /** Width and height in pixels as stored, before the orientation tag is applied. */
        record Accepted(int width, int height) implements Inspection {}

        /** Not a JPEG at all: a wrong media type. */
        record NotJpeg(String detail) implements Inspection {}

        /**
         * A JPEG that is not taken.
         *
         * @param code stable: {@code too_many_pixels}, {@code too_many_scans}, {@code malformed}, …
         */
        record Refused(String code, String detail) implements Inspection {}
    }

    /**
     * Pixels, row by row from the top left, each {@code 0xRRGGBB}.
     *
     * @param rgb {@code width × height} values
     */
    @SuppressWarnings("ArrayRecordComponent") // pixels; never compared, never in a map
    record Raster(int width, int height, int[] rgb) {
        public Raster {
            if (width < 1 || height < 1 || rgb.length != width * height) {
                throw new IllegalArgumentException("a raster has width × height pixels");
            }
        }
    }

    /** The picture passes its header checks and yet cannot be decoded. */
    final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        public UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
