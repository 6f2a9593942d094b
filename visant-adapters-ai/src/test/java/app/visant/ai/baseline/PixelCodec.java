package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec;
import app.visant.domain.capture.Sight;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Reads pictures that are nothing but pixels: {@code P}, width and height as two bytes each, then red, green and blue of
 * each pixel as a byte. They must be small enough already.
 */
final class PixelCodec implements ImageCodec {
    private static final int HEADER = 5;

    static byte[] encode(Raster raster) {
        var bytes = ByteBuffer.allocate(HEADER + 3 * raster.rgb().length)
                .put((byte) 'P')
                .putShort((short) raster.width())
                .putShort((short) raster.height());
        for (int pixel : raster.rgb()) {
            bytes.put((byte) (pixel >> 16)).put((byte) (pixel >> 8)).put((byte) pixel);
        }
        return bytes.array();
    }

    @Override
    public Inspection inspect(byte[] jpeg) {
        if (jpeg.length < HEADER || jpeg[0] != 'P') {
            return new Inspection.NotJpeg("begins otherwise");
        }
        var header = ByteBuffer.wrap(jpeg, 1, HEADER - 1);
        int width = header.getShort();
        int height = header.getShort();
        return width < 1 || height < 1
                ? new Inspection.Refused("malformed", "no size")
                : new Inspection.Accepted(width, height);
    }

    @Override
    public byte[] fit(byte[] jpeg, int maxWidth, int maxHeight, int quality) {
        throw new UnsupportedOperationException("an agent makes no pictures");
    }

    @Override
    public byte[] show(byte[] jpeg, Sight sight, int maxSide, int quality) {
        throw new UnsupportedOperationException("an agent makes no pictures");
    }

    @Override
    public Raster raster(byte[] jpeg, int maxSide) throws UnreadableException {
        if (!(inspect(jpeg) instanceof Inspection.Accepted size)
                || jpeg.length != HEADER + 3 * size.width() * size.height()) {
            throw new UnreadableException("cut short", new IOException("not decoded"));
        }
        if (Math.max(size.width(), size.height()) > maxSide) {
            throw new IllegalArgumentException("too large for this codec, which does not reduce");
        }
        var in = ByteBuffer.wrap(jpeg, HEADER, jpeg.length - HEADER);
        var rgb = new int[size.width() * size.height()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (in.get() & 0xff) << 16 | (in.get() & 0xff) << 8 | in.get() & 0xff;
        }
        return new Raster(size.width(), size.height(), rgb);
    }
}
