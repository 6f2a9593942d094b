package app.visant.bootstrap.bench;

import java.awt.image.BufferedImage;

/** The reference that thumbnails are held against: Lanczos with three lobes, slow and exact. */
final class Lanczos {
    private static final int LOBES = 3;

    private Lanczos() {}

    static BufferedImage reduce(BufferedImage picture, int width, int height) {
        var source = new double[3][picture.getWidth() * picture.getHeight()];
        for (var i = 0; i < source[0].length; i++) {
            var rgb = picture.getRGB(i % picture.getWidth(), i / picture.getWidth());
            for (var channel = 0; channel < 3; channel++) {
                source[channel][i] = rgb >> 8 * channel & 255;
            }
        }
        var out = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var reduced = new double[3][];
        for (var channel = 0; channel < 3; channel++) {
            var across = rows(source[channel], picture.getWidth(), picture.getHeight(), width);
            reduced[channel] = turned(
                    rows(turned(across, width, picture.getHeight()), picture.getHeight(), width, height),
                    height,
                    width);
        }
        for (var i = 0; i < width * height; i++) {
            var rgb = 0;
            for (var channel = 0; channel < 3; channel++) {
                rgb |= (int) Math.clamp(Math.round(reduced[channel][i]), 0L, 255L) << 8 * channel;
            }
            out.setRGB(i % width, i / width, rgb);
        }
        return out;
    }

    private static double[] rows(double[] source, int width, int height, int target) {
        var scale = (double) width / target;
        var out = new double[target * height];
        for (var x = 0; x < target; x++) {
            var centre = (x + 0.5) * scale - 0.5;
            var from = (int) Math.max(0, Math.ceil(centre - LOBES * scale));
            var to = (int) Math.min(width - 1.0, Math.floor(centre + LOBES * scale));
            var total = 0.0;
            for (var i = from; i <= to; i++) {
                total += weight((i - centre) / scale);
            }
            for (var y = 0; y < height; y++) {
                var sum = 0.0;
                for (var i = from; i <= to; i++) {
                    sum += source[y * width + i] * weight((i - centre) / scale);
                }
                out[y * target + x] = sum / total;
            }
        }
        return out;
    }

    private static double[] turned(double[] source, int width, int height) {
        var out = new double[source.length];
        for (var i = 0; i < source.length; i++) {
            out[i % width * height + i / width] = source[i];
        }
        return out;
    }

    private static double weight(double x) {
        if (x == 0) {
            return 1;
        }
        var t = Math.PI * x;
        return Math.abs(x) >= LOBES ? 0 : LOBES * Math.sin(t) * Math.sin(t / LOBES) / (t * t);
    }
}
