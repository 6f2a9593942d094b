package app.visant.device.camera;

import java.awt.Color;
import java.awt.TexturePaint;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Paints with the grain of grass, asphalt, brick, wood or plaster. Sizes grow with the height of the picture. */
final class DrawnTexture {
    private static final int TILE = 256;

    private final SplittableRandom chance;
    private final double unit;

    DrawnTexture(SplittableRandom chance, int height) {
        this.chance = chance;
        this.unit = Math.max(0.5, height / 360.0);
    }

    private interface Pattern {
        /** Factor on the lightness at a point of the tile. */
        double at(int x, int y);
    }

    /** Irregular, {@code amount} strong, of grains about {@code grain} wide; {@code grain} is a power of two. */
    TexturePaint rough(Color colour, double amount, int grain) {
        var coarse = field(grain * 8);
        var fine = field(grain);
        return tile(colour, (x, y) -> 1 + amount * (fine[y * TILE + x] + 0.7 * coarse[y * TILE + x]));
    }

    TexturePaint bricks(Color colour) {
        var tint = field(16);
        return tile(colour, (x, y) -> {
            int row = y / 8;
            int along = (x + (row % 2) * 8) % TILE;
            boolean joint = y % 8 == 0 || along % 16 == 0;
            int brick = (row * 8 % TILE) * TILE + along / 16 * 16;
            return joint ? 1.18 : 0.95 + 0.14 * tint[brick];
        });
    }

    TexturePaint tiles(Color colour) {
        var tint = field(32);
        var fine = field(2);
        return tile(colour, (x, y) -> {
            boolean joint = x % 32 < 2 || y % 32 < 2;
            int stone = y / 32 * 32 * TILE + x / 32 * 32;
            return joint ? 0.7 : 1 + 0.1 * tint[stone] + 0.05 * fine[y * TILE + x];
        });
    }

    TexturePaint planks(Color colour) {
        var grain = field(4);
        return tile(colour, (x, y) -> {
            boolean joint = x % 32 == 0;
            int streak = (y / 8 % TILE) * TILE + x;
            return joint ? 0.6 : 1 + 0.1 * grain[streak] + 0.06 * (x / 32 % 3 - 1);
        });
    }

    TexturePaint ribs(Color colour) {
        return tile(colour, (x, y) -> 1 + 0.12 * Math.sin(x * Math.PI / 8));
    }

    private TexturePaint tile(Color colour, Pattern pattern) {
        var picture = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE; x++) {
                double factor = Math.max(0, pattern.at(x, y));
                int red = (int) Math.min(255, colour.getRed() * factor);
                int green = (int) Math.min(255, colour.getGreen() * factor);
                int blue = (int) Math.min(255, colour.getBlue() * factor);
                picture.setRGB(x, y, (red << 16) | (green << 8) | blue);
            }
        }
        return new TexturePaint(picture, new Rectangle2D.Double(0, 0, TILE * unit, TILE * unit));
    }

    /** Noise from −1 to 1 that goes on over the tile's edges, smooth over {@code cell} pixels, a power of two. */
    private float[] field(int cell) {
        int n = TILE / Math.min(cell, TILE / 2);
        int size = TILE / n;
        var knots = new float[n * n];
        for (int i = 0; i < knots.length; i++) {
            knots[i] = (float) chance.nextDouble(-1, 1);
        }
        var field = new float[TILE * TILE];
        for (int y = 0; y < TILE; y++) {
            int top = y / size;
            int bottom = (top + 1) % n;
            float down = (float) (y % size) / size;
            for (int x = 0; x < TILE; x++) {
                int left = x / size;
                int right = (left + 1) % n;
                float across = (float) (x % size) / size;
                float a = knots[top * n + left] * (1 - across) + knots[top * n + right] * across;
                float b = knots[bottom * n + left] * (1 - across) + knots[bottom * n + right] * across;
                field[y * TILE + x] = a * (1 - down) + b * down;
            }
        }
        return field;
    }
}
