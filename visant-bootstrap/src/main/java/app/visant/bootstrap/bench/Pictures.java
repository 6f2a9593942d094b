package app.visant.bootstrap.bench;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** Pictures with enough in them to be hard work. */
final class Pictures {
    private static final int OCTAVES = 7;

    private Pictures() {}

    /** Value noise of several octaves, with a little noise of a sensor. */
    static BufferedImage drawn(int width, int height) {
        var chance = new SplittableRandom(7);
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var grid = new double[257 * 257];
        for (var i = 0; i < grid.length; i++) {
            grid[i] = chance.nextDouble();
        }
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var value = 0.0;
                for (var octave = 0; octave < OCTAVES; octave++) {
                    var step = Math.max(2, 256 >> octave);
                    value += smooth(grid, (double) x / step, (double) y / step) / (1 << octave + 1);
                }
                var grey = (int) Math.clamp(value * 255 + chance.nextDouble(-6, 6), 0, 255);
                picture.setRGB(x, y, grey << 16 | Math.min(255, grey + 10) << 8 | Math.max(0, grey - 12));
            }
        }
        return picture;
    }

    static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }

    private static double smooth(double[] grid, double x, double y) {
        var left = (int) x & 255;
        var top = (int) y & 255;
        var dx = x - Math.floor(x);
        var dy = y - Math.floor(y);
        var upper = grid[top * 257 + left] * (1 - dx) + grid[top * 257 + left + 1] * dx;
        var lower = grid[(top + 1) * 257 + left] * (1 - dx) + grid[(top + 1) * 257 + left + 1] * dx;
        return upper * (1 - dy) + lower * dy;
    }
}
