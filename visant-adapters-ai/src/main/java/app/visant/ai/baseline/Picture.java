package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec.Raster;

/**
 * A still reduced to the grid, in levels from 0 to 255.
 *
 * @param luma on the grid
 * @param rgb red, green and blue, on {@link Grid#half}: colour needs less detail, and JPEG keeps less of it
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Picture(Grid grid, float[] luma, float[][] rgb) {
    private static final int LIGHT_REACH = 8;

    static Picture of(Raster raster, Grid grid) {
        return of(raster, grid, 0, 0);
    }

    /** Each cell is the mean of the area that it covers when moved by ({@code dx}, {@code dy}) cells. */
    static Picture of(Raster raster, Grid grid, double dx, double dy) {
        int width = raster.width();
        var columns = new float[3][grid.width() * raster.height()];
        var across = new Coverage(width, grid.width(), dx);
        for (int y = 0; y < raster.height(); y++) {
            for (int x = 0; x < grid.width(); x++) {
                float red = 0;
                float green = 0;
                float blue = 0;
                var shares = across.shares[x];
                for (int i = 0; i < shares.length; i++) {
                    int value = raster.rgb()[y * width + across.first[x] + i];
                    float share = shares[i];
                    red += share * ((value >> 16) & 0xff);
                    green += share * ((value >> 8) & 0xff);
                    blue += share * (value & 0xff);
                }
                int at = y * grid.width() + x;
                columns[0][at] = red;
                columns[1][at] = green;
                columns[2][at] = blue;
            }
        }
        var down = new Coverage(raster.height(), grid.height(), dy);
        var planes = new float[3][grid.size()];
        for (int channel = 0; channel < 3; channel++) {
            reduceRows(columns[channel], planes[channel], grid, down);
        }
        return of(grid, planes);
    }

    private static Picture of(Grid grid, float[][] fine) {
        var luma = luma(fine);
        var coarse = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            coarse[channel] = grid.halved(fine[channel]);
        }
        return new Picture(grid, luma, coarse);
    }

    private static void reduceRows(float[] from, float[] to, Grid grid, Coverage down) {
        for (int y = 0; y < grid.height(); y++) {
            var shares = down.shares[y];
            for (int i = 0; i < shares.length; i++) {
                int row = (down.first[y] + i) * grid.width();
                for (int x = 0; x < grid.width(); x++) {
                    to[y * grid.width() + x] += shares[i] * from[row + x];
                }
            }
        }
    }

    /** Lightness of red, green and blue planes. */
    static float[] luma(float[][] rgb) {
        var luma = new float[rgb[0].length];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = 0.299f * rgb[0][i] + 0.587f * rgb[1][i] + 0.114f * rgb[2][i];
        }
        return luma;
    }

    double brightness() {
        double sum = 0;
        for (float level : luma) {
            sum += level;
        }
        return sum / luma.length;
    }

    /** This picture as it would look if the light were as in the other one. */
    Picture inLightOf(Picture other) {
        var planes = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            planes[channel] = Relight.coarse(grid.half(), LIGHT_REACH, rgb[channel], other.rgb[channel])
                    .plane();
        }
        return new Picture(
                grid, Relight.fine(grid, LIGHT_REACH, luma, other.luma).plane(), planes);
    }

    /** A still moved so that it lies upon this picture, and how alike the two are. */
    Aligned aligned(Raster raster) {
        var shift = Alignment.of(grid, luma, of(raster, grid).luma);
        return new Aligned(of(raster, grid, shift.dx(), shift.dy()), shift.likeness());
    }

    record Aligned(Picture picture, double likeness) {}

    /** Which source pixels each cell covers along one axis, and to what share. */
    private static final class Coverage {
        private final int[] first;
        private final float[][] shares;

        Coverage(int pixels, int cells, double shift) {
            first = new int[cells];
            shares = new float[cells][];
            double scale = (double) pixels / cells;
            for (int cell = 0; cell < cells; cell++) {
                double from = Math.clamp((cell + shift) * scale, 0, pixels - 1.0);
                double to = Math.clamp((cell + 1 + shift) * scale, from + 1, pixels);
                first[cell] = (int) from;
                shares[cell] = new float[Math.min(pixels, (int) Math.ceil(to)) - first[cell]];
                for (int i = 0; i < shares[cell].length; i++) {
                    int pixel = first[cell] + i;
                    shares[cell][i] = (float) ((Math.min(to, pixel + 1.0) - Math.max(from, pixel)) / (to - from));
                }
            }
        }
    }
}
