package app.visant.application.capture.port;

import static app.visant.application.capture.port.JpegBytes.APP0;
import static app.visant.application.capture.port.JpegBytes.APP1;
import static app.visant.application.capture.port.JpegBytes.APP14;
import static app.visant.application.capture.port.JpegBytes.afterStart;
import static app.visant.application.capture.port.JpegBytes.bytes;
import static app.visant.application.capture.port.JpegBytes.concat;
import static app.visant.application.capture.port.JpegBytes.segment;
import static app.visant.application.capture.port.JpegBytes.without;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests, all made here: good ones of every kind that cameras send, and the common bad ones. */
public final class Pictures {
    public static final int RED = 0xD02020;
    public static final int GREEN = 0x20B040;
    public static final int BLUE = 0x3040C0;
    public static final int YELLOW = 0xE0D030;

    private static final float QUALITY = 0.9f;

    private Pictures() {}

    /** A baseline colour JPEG with structure, as a camera sends it; the same bytes each time. */
    public static byte[] jpeg(int width, int height) {
        return jpeg(width, height, 1);
    }

    /** Another seed is another picture. */
    public static byte[] jpeg(int width, int height, long seed) {
        return encode(scene(width, height, seed), false);
    }

    public static byte[] progressive(int width, int height) {
        return encode(scene(width, height, 1), true);
    }

    public static byte[] grayscale(int width, int height) {
        var gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        gray.getGraphics().drawImage(scene(width, height, 1), 0, 0, null);
        return encode(gray, false);
    }

    /** Red, green, blue and yellow, left to right and top to bottom. */
    public static byte[] quarters(int width, int height) {
        return encode(quarterScene(width, height), false);
    }

    /** The quarters as four inks, stored inverted as Adobe does. */
    public static byte[] cmykQuarters(int width, int height) {
        return adobe(inks(width, height, false), 0);
    }

    /** The same with luminance and chrominance in place of the first three inks. */
    public static byte[] ycckQuarters(int width, int height) {
        return adobe(inks(width, height, true), 2);
    }

    /** The quarters as red, green and blue, without the usual transformation. */
    public static byte[] rgbQuarters(int width, int height) {
        var picture = quarterScene(width, height);
        return adobe(encodeRaw(width, height, 3, (x, y, band) -> picture.getRGB(x, y) >> (16 - 8 * band) & 0xFF), 0);
    }

    /** The same picture with an orientation tag, 1 to 8, in an EXIF block. */
    public static byte[] oriented(byte[] jpeg, int orientation) {
        return afterStart(without(jpeg, APP0), exif(orientation));
    }

    /** An EXIF segment, big-endian, with nothing but an orientation. */
    public static byte[] exif(int orientation) {
        var tiff = bytes(
                'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0);
        return segment(APP1, concat("Exif\0\0".getBytes(US_ASCII), tiff));
    }

    /** The first so many hundredths of the bytes. */
    public static byte[] truncated(byte[] jpeg, int percent) {
        return Arrays.copyOf(jpeg, jpeg.length * percent / 100);
    }

    /** A file of about two kilobytes whose header claims that size. */
    public static byte[] bomb(int width, int height) {
        return JpegBytes.claiming(jpeg(64, 64), width, height);
    }

    /** A progressive picture whose last scan is repeated that many times. */
    public static byte[] scans(int count) {
        var jpeg = progressive(16, 16);
        var last = lastScan(jpeg);
        var end = jpeg.length - 2;
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(Arrays.copyOf(jpeg, end));
        for (var i = 0; i < count; i++) {
            whole.write(jpeg, last, end - last);
        }
        whole.write(jpeg, end, 2);
        return whole.toByteArray();
    }

    /** Smooth shapes, stripes, a little noise: what a resized picture is measured by. */
    public static BufferedImage scene(int width, int height, long seed) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var random = new Random(seed);
        var phase = random.nextDouble() * 6;
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var level = 128 + waves(x, y, phase) + random.nextGaussian() * 3;
                image.setRGB(x, y, rgb(level + 20 * Math.sin(x / 97.0), level, 240 - level + y % 40));
            }
        }
        return image;
    }

    /** A JPEG of that picture at quality 90. */
    public static byte[] encode(RenderedImage picture, boolean progressive) {
        return write(new IIOImage(picture, null, null), progressive);
    }

    private static double waves(int x, int y, double phase) {
        var sum = 0.0;
        for (var octave = 0; octave < 6; octave++) {
            var scale = (double) (400 >> octave);
            sum += (Math.sin(x / scale * 2.1 + octave + phase) + Math.cos(y / scale * 1.7 + x / scale)) / (octave + 1);
        }
        return sum * 30;
    }

    private static int rgb(double red, double green, double blue) {
        return clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
    }

    private static int clamp(double level) {
        return (int) Math.max(0, Math.min(255, Math.round(level)));
    }

    private static BufferedImage quarterScene(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var left = x < width / 2;
                var top = y < height / 2;
                image.setRGB(x, y, top ? left ? RED : GREEN : left ? BLUE : YELLOW);
            }
        }
        return image;
    }

    private static byte[] inks(int width, int height, boolean transformed) {
        var picture = quarterScene(width, height);
        return encodeRaw(width, height, 4, (x, y, band) -> {
            var rgb = picture.getRGB(x, y);
            var red = rgb >> 16 & 0xFF;
            var green = rgb >> 8 & 0xFF;
            var blue = rgb & 0xFF;
            // All the black that goes, and coloured ink for the rest; inverted, so that 255 is none.
            var key = Math.max(red, Math.max(green, blue));
            if (band == 3) {
                return key;
            }
            var paper = new double[] {red * 255.0 / key, green * 255.0 / key, blue * 255.0 / key};
            return clamp(transformed ? transformed(255 - paper[0], 255 - paper[1], 255 - paper[2], band) : paper[band]);
        });
    }

    private static double transformed(double red, double green, double blue, int band) {
        return switch (band) {
            case 0 -> 0.299 * red + 0.587 * green + 0.114 * blue;
            case 1 -> 128 - 0.168736 * red - 0.331264 * green + 0.5 * blue;
            default -> 128 + 0.5 * red - 0.418688 * green - 0.081312 * blue;
        };
    }

    private static byte[] adobe(byte[] jpeg, int transform) {
        var payload = concat("Adobe".getBytes(US_ASCII), bytes(0, 100, 0, 0, 0, 0, transform));
        return afterStart(without(without(jpeg, APP0), APP14), segment(APP14, payload));
    }

    private interface Samples {
        int at(int x, int y, int band);
    }

    private static byte[] encodeRaw(int width, int height, int bands, Samples samples) {
        var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, bands, null);
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                for (var band = 0; band < bands; band++) {
                    raster.setSample(x, y, band, samples.at(x, y, band));
                }
            }
        }
        return write(new IIOImage(raster, null, null), false);
    }

    private static byte[] write(IIOImage image, boolean progressive) {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var jpeg = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(jpeg)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            settings.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.setOutput(stream);
            writer.write(null, image, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    private static int lastScan(byte[] jpeg) {
        for (var at = jpeg.length - 2; at > 0; at--) {
            if (JpegBytes.unsigned(jpeg, at) == 0xFF && JpegBytes.unsigned(jpeg, at + 1) == JpegBytes.SOS) {
                return at;
            }
        }
        throw new IllegalArgumentException("no scan");
    }
}
