package app.visant.application.capture.port;

import static app.visant.application.capture.port.JpegBytes.unsigned;

import app.visant.domain.capture.Sight;
import java.io.IOException;
import java.util.Arrays;

/**
 * Looks at a picture's header and never at its pixels: what is fitted comes back as it is, whatever its size, and a
 * raster is of one colour that depends on the bytes.
 */
public final class PassThroughImageCodec implements ImageCodec {
    private static final int MAX_SIDE = 8192;
    private static final int MAX_PIXELS = 25_000_000;
    private static final int MAX_SCANS = 64;

    @Override
    public Inspection inspect(byte[] jpeg) {
        if (jpeg.length < 3
                || unsigned(jpeg, 0) != 0xFF
                || unsigned(jpeg, 1) != JpegBytes.SOI
                || unsigned(jpeg, 2) != 0xFF) {
            return new Inspection.NotJpeg("does not begin as a JPEG does");
        }
        var width = 0;
        var height = 0;
        for (var at = 2;
                at + 4 <= jpeg.length && JpegBytes.end(jpeg, at) <= jpeg.length;
                at = JpegBytes.end(jpeg, at)) {
            var marker = unsigned(jpeg, at + 1);
            if (marker == JpegBytes.SOS) {
                return accept(jpeg, width, height);
            }
            if (marker >= 0xC0 && marker <= 0xC2 && at + 9 <= jpeg.length) {
                height = unsigned(jpeg, at + 5) << 8 | unsigned(jpeg, at + 6);
                width = unsigned(jpeg, at + 7) << 8 | unsigned(jpeg, at + 8);
            }
        }
        return new Inspection.Refused("malformed", "the header breaks off");
    }

    private static Inspection accept(byte[] jpeg, int width, int height) {
        if (width == 0 || height == 0) {
            return new Inspection.Refused("malformed", "the picture has no size");
        }
        if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
            return new Inspection.Refused("too_many_pixels", width + " × " + height);
        }
        return count(jpeg, JpegBytes.SOS) > MAX_SCANS
                ? new Inspection.Refused("too_many_scans", "more than " + MAX_SCANS)
                : new Inspection.Accepted(width, height);
    }

    @Override
    public byte[] fit(byte[] jpeg, int maxWidth, int maxHeight, int quality) throws UnreadableException {
        readable(jpeg);
        return jpeg.clone();
    }

    @Override
    public byte[] show(byte[] jpeg, Sight sight, int maxSide, int quality) throws UnreadableException {
        readable(jpeg);
        return jpeg.clone();
    }

    @Override
    public Raster raster(byte[] jpeg, int maxSide) throws UnreadableException {
        var size = readable(jpeg);
        var scale = Math.min(1.0, (double) maxSide / Math.max(size.width(), size.height()));
        var width = (int) Math.max(1, Math.round(size.width() * scale));
        var height = (int) Math.max(1, Math.round(size.height() * scale));
        var rgb = new int[width * height];
        Arrays.fill(rgb, Arrays.hashCode(jpeg) & 0xFFFFFF);
        return new Raster(width, height, rgb);
    }

    private Inspection.Accepted readable(byte[] jpeg) throws UnreadableException {
        if (inspect(jpeg) instanceof Inspection.Accepted size && count(jpeg, JpegBytes.EOI) > 0) {
            return size;
        }
        throw new UnreadableException("cut short, or no picture at all", new IOException("not decoded"));
    }

    private static int count(byte[] jpeg, int marker) {
        var found = 0;
        for (var at = 0; at + 1 < jpeg.length; at++) {
            if (unsigned(jpeg, at) == 0xFF && unsigned(jpeg, at + 1) == marker) {
                found++;
            }
        }
        return found;
    }
}
