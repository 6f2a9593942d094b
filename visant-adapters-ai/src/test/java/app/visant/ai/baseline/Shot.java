package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec.Raster;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A picture of a painted place: a wall with windows above a floor with stripes, with a little noise.
 *
 * @param place another number is another place
 * @param noise chooses the noise
 * @param thing what does not belong there
 */
record Shot(int place, long noise, Camera camera, Optional<Thing> thing) {
    static final int WIDTH = 320;
    static final int HEIGHT = 240;

    /**
     * How it is taken.
     *
     * @param gain factor on all levels
     * @param slope how much brighter it is at the right than at the left, as a share
     * @param warmth factor on red, and one over it on blue
     * @param deviation of the noise, in levels
     * @param shift in pixels, to the right and down
     */
    record Camera(double gain, double slope, double warmth, double deviation, double shift, boolean grey) {
        static final Camera STEADY = new Camera(1, 0, 1, 2, 0, false);

        Camera gain(double factor) {
            return new Camera(factor, slope, warmth, deviation, shift, grey);
        }

        Camera slope(double share) {
            return new Camera(gain, share, warmth, deviation, shift, grey);
        }

        Camera warmth(double factor) {
            return new Camera(gain, slope, factor, deviation, shift, grey);
        }

        Camera noise(double levels) {
            return new Camera(gain, slope, warmth, levels, shift, grey);
        }

        Camera shift(double pixels) {
            return new Camera(gain, slope, warmth, deviation, pixels, grey);
        }

        Camera infrared() {
            return new Camera(gain, slope, warmth, deviation, shift, true);
        }
    }

    /** A rectangle of one colour, in pixels. */
    record Thing(int x, int y, int width, int height, int rgb) {
        /** 20 × 16 pixels: 0.42 % of the picture. */
        static Thing at(int x, int y) {
            return new Thing(x, y, 20, 16, 0x30_20_70);
        }

        boolean covers(double px, double py) {
            return px >= x && px < x + width && py >= y && py < y + height;
        }
    }

    static Shot of(long noise) {
        return new Shot(0, noise, Camera.STEADY, Optional.empty());
    }

    Shot by(Camera other) {
        return new Shot(place, noise, other, thing);
    }

    Shot with(Thing other) {
        return new Shot(place, noise, camera, Optional.of(other));
    }

    Shot elsewhere() {
        return new Shot(place + 1, noise, camera, thing);
    }

    byte[] bytes() {
        return PixelCodec.encode(raster());
    }

    Raster raster() {
        return raster(WIDTH, HEIGHT);
    }

    /** Only the upper left of it. */
    Raster raster(int width, int height) {
        var chance = new SplittableRandom(noise);
        var rgb = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                rgb[y * width + x] = pixel(x, y, chance);
            }
        }
        return new Raster(width, height, rgb);
    }

    private int pixel(int x, int y, SplittableRandom chance) {
        var surface = surface(x - camera.shift, y - camera.shift);
        double light = camera.gain * (1 + camera.slope * ((double) x / WIDTH - 0.5));
        double red = surface[0] * light * camera.warmth + camera.deviation * chance.nextGaussian();
        double green = surface[1] * light + camera.deviation * chance.nextGaussian();
        double blue = surface[2] * light / camera.warmth + camera.deviation * chance.nextGaussian();
        if (camera.grey) {
            red = green = blue = (red + green + blue) / 3;
        }
        return level(red) << 16 | level(green) << 8 | level(blue);
    }

    private double[] surface(double x, double y) {
        if (thing.isPresent() && thing.get().covers(x, y)) {
            int rgb = thing.get().rgb();
            return new double[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
        }
        double grain = 12 * Math.sin(x / (7 + place) + place) * Math.cos(y / 11);
        if (y < 100) {
            boolean window = Math.floorMod((int) Math.floor(x) + 53 * place, 90) < 30 && y > 30 && y < 70;
            return window
                    ? new double[] {60 + grain, 75 + grain, 95 + grain}
                    : new double[] {165 + grain, 140 + grain, 120 + grain};
        }
        double stripe = Math.floorMod((int) Math.floor(x + y * (0.5 + place)), 60) < 8 ? 45 : 0;
        return new double[] {110 + grain + stripe, 115 + grain + stripe, 105 + grain};
    }

    private static int level(double value) {
        return Math.clamp(Math.round(value), 0, 255);
    }
}
