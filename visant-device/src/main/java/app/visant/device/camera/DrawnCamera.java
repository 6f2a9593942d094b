package app.visant.device.camera;

import app.visant.device.camera.DrawnScene.Light;
import app.visant.device.camera.DrawnScene.Night;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Turns a surface into what a cheap camera makes of it: light, exposure, shake, noise, JPEG. */
final class DrawnCamera {
    /** What lies around the picture, so that the camera may shake. */
    static final int MARGIN = 8;

    private static final float QUALITY = 0.85f;
    /** One cell of the map of light, in pixels. */
    private static final int CELL = 16;

    private static final double GAMMA = 2.2;
    /** Mean of the linear values that the exposure aims at. */
    private static final double MIDDLE = 0.17;

    private static final float[] GAUSS = gauss();
    private static final float[] LINEAR = linear();

    private final int width;
    private final int height;
    private final int cellsAcross;
    private final int cellsDown;

    DrawnCamera(int width, int height) {
        this.width = width;
        this.height = height;
        this.cellsAcross = width / CELL + 2;
        this.cellsDown = height / CELL + 2;
    }

    byte[] take(DrawnPlace place, BufferedImage surface, Light light, long variation) {
        var chance = new SplittableRandom(variation);
        double dx = MARGIN + chance.nextDouble(-1, 1) * light.shake();
        double dy = MARGIN + chance.nextDouble(-1, 1) * light.shake();
        boolean grey = light.night() == Night.INFRARED && light.darkness() > 0.6;
        var map = light(place, light, grey, chance);
        double gain = exposure(surface, map) * light.exposure() * (grey ? 0.75 : 1 - 0.75 * light.darkness());
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pixels = new int[width];
        var develop = new Develop(light, grey, gain, chance.nextLong());
        for (int y = 0; y < height; y++) {
            develop.row(surface, map, y, dx, dy, pixels);
            picture.setRGB(0, y, width, 1, pixels, 0, width);
        }
        return jpeg(picture);
    }

    /** Light on each cell, three channels in a row. */
    private float[] light(DrawnPlace place, Light light, boolean grey, SplittableRandom chance) {
        double clouds = light.clouds();
        double phaseX = chance.nextDouble(100);
        double phaseY = chance.nextDouble(100);
        double dark = light.darkness();
        double day = Math.max(1 - dark, place.indoors() ? 0 : 0.012);
        double warm = light.warmth() * 0.08 + dark * (1 - dark) * 0.3;
        var map = new float[cellsAcross * cellsDown * 3];
        for (int j = 0; j < cellsDown; j++) {
            for (int i = 0; i < cellsAcross; i++) {
                double x = (double) i * CELL / width;
                double y = (double) j * CELL / height;
                double cloud = 1 - 0.3 * clouds * soft(phaseX + x * 1.7, phaseY + y * 1.7);
                double sun = day * cloud * (1 - (1 - clouds) * place.shade(x, y, light.hour()));
                int at = (j * cellsAcross + i) * 3;
                if (grey) {
                    float value = (float) (0.05 + 0.9 * falloff(x - 0.5, (y - 0.55) * 0.7, 0.55));
                    map[at] = map[at + 1] = map[at + 2] = value;
                } else {
                    double lamp = dark * place.lamps(x, y);
                    map[at] = (float) (sun * (1 + warm) + lamp * 1.15);
                    map[at + 1] = (float) (sun + lamp * 0.9);
                    map[at + 2] = (float) (sun * (1 - warm) + lamp * 0.55);
                }
            }
        }
        return map;
    }

    static double falloff(double dx, double dy, double reach) {
        return Math.exp(-(dx * dx + dy * dy) / (reach * reach));
    }

    /** Smooth noise from −1 to 1 about. */
    private static double soft(double x, double y) {
        return (Math.sin(x * 2.1 + Math.sin(y * 1.3) * 1.7) + Math.sin(y * 2.7 + Math.sin(x * 1.9) * 1.3)) / 2;
    }

    /** The camera's own choice: brings the mean near the middle, but not all of the way when it is dark. */
    private double exposure(BufferedImage surface, float[] map) {
        double sum = 0;
        int n = 0;
        for (int j = 0; j < cellsDown - 2; j++) {
            for (int i = 0; i < cellsAcross - 2; i++) {
                int rgb = surface.getRGB(i * CELL + CELL / 2 + MARGIN, j * CELL + CELL / 2 + MARGIN);
                sum += LINEAR[(rgb >> 8) & 0xff] * map[(j * cellsAcross + i) * 3 + 1];
                n++;
            }
        }
        double mean = Math.max(sum / Math.max(n, 1), 1e-4);
        return Math.pow(MIDDLE / mean, 0.8);
    }

    private static byte[] jpeg(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream(128 * 1024);
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static float[] linear() {
        var table = new float[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (float) Math.pow(i / 255.0, GAMMA);
        }
        return table;
    }

    private static float[] gauss() {
        var chance = new SplittableRandom(20240517);
        var table = new float[1 << 14];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) chance.nextGaussian();
        }
        return table;
    }

    /** From light to grey levels, row by row. */
    private final class Develop {
        private static final int STEPS = 2048;
        private static final double BRIGHTEST = 4;

        private final float[] curve = new float[STEPS + 1];
        private final boolean grey;
        private final double gain;
        private final float noise;
        private long dice;

        Develop(Light light, boolean grey, double gain, long dice) {
            this.grey = grey;
            this.gain = gain;
            this.noise = (float) (light.noise() * (1 + 2 * light.darkness()));
            this.dice = dice | 1;
            for (int i = 0; i <= STEPS; i++) {
                // Indexed by the square root, so that the dark end is finely divided.
                double linear = BRIGHTEST * i / STEPS * i / STEPS;
                double level = 255 * Math.pow(linear, 1 / GAMMA);
                curve[i] = (float) Math.min(300, 110 + (level - 110) * light.contrast());
            }
        }

        void row(BufferedImage surface, float[] map, int y, double dx, double dy, int[] out) {
            int top = (int) Math.floor(y + dy);
            float down = (float) (y + dy - top);
            int left = (int) Math.floor(dx);
            float across = (float) (dx - left);
            int[] upper = surface.getRGB(left, top, width + 1, 1, null, 0, width + 1);
            int[] lower = surface.getRGB(left, top + 1, width + 1, 1, null, 0, width + 1);
            for (int x = 0; x < width; x++) {
                float shared = noise * next();
                int value = 0;
                for (int c = 0; c < 3; c++) {
                    int shift = 16 - 8 * c;
                    float a = blend(LINEAR[(upper[x] >> shift) & 0xff], LINEAR[(upper[x + 1] >> shift) & 0xff], across);
                    float b = blend(LINEAR[(lower[x] >> shift) & 0xff], LINEAR[(lower[x + 1] >> shift) & 0xff], across);
                    double lit = blend(a, b, down) * lightAt(map, x, y, c) * gain;
                    int step = (int) (Math.sqrt(Math.min(lit, BRIGHTEST) / BRIGHTEST) * STEPS);
                    float level = curve[step] + shared + (grey ? 0 : noise * 0.5f * next());
                    value |= Math.clamp(Math.round(level), 0, 255) << shift;
                }
                out[x] = grey ? infrared(value) : value;
            }
        }

        /** Leaves are bright in infrared, and there is no colour. */
        private static int infrared(int rgb) {
            int red = (rgb >> 16) & 0xff;
            int green = (rgb >> 8) & 0xff;
            int blue = rgb & 0xff;
            int leaf = Math.max(0, green - Math.max(red, blue));
            int value = Math.min(255, (red * 5 + green * 3 + blue * 2) / 10 + leaf);
            return (value << 16) | (value << 8) | value;
        }

        private float lightAt(float[] map, int x, int y, int channel) {
            int i = x / CELL;
            int j = y / CELL;
            float fx = (float) (x % CELL) / CELL;
            float fy = (float) (y % CELL) / CELL;
            int at = (j * cellsAcross + i) * 3 + channel;
            int below = at + cellsAcross * 3;
            return blend(blend(map[at], map[at + 3], fx), blend(map[below], map[below + 3], fx), fy);
        }

        private static float blend(float a, float b, float share) {
            return a + (b - a) * share;
        }

        private float next() {
            dice ^= dice << 13;
            dice ^= dice >>> 7;
            dice ^= dice << 17;
            return GAUSS[(int) (dice >>> 50)];
        }
    }
}
