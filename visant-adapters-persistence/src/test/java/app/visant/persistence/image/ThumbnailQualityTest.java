package app.visant.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.capture.port.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Thumbnails, measured against the same picture decoded in full and resized with a Lanczos filter. */
final class ThumbnailQualityTest {
    private static final double ENOUGH_DECIBELS = 33;
    private static final int LOBES = 3;

    private final ImageIoCodec codec = new ImageIoCodec(ImageLimits.usual(1));

    @ParameterizedTest
    @CsvSource({"640, 480", "1280, 720", "1920, 1080"})
    void aThumbnailIsCloseToTheBestThereIs(int width, int height) throws Exception {
        assertThat(decibels(Pictures.encode(Pictures.scene(width, height, 5), false)))
                .isGreaterThan(ENOUGH_DECIBELS);
    }

    @Test
    void soIsOneOfARealStill() throws Exception {
        var still = Path.of("../../shared/samples/road/001.jpg");
        Assumptions.assumeTrue(Files.exists(still), "no samples here");

        assertThat(decibels(Files.readAllBytes(still))).isGreaterThan(ENOUGH_DECIBELS);
    }

    private double decibels(byte[] jpeg) throws IOException, UnreadableException {
        var thumbnail = ImageIO.read(new ByteArrayInputStream(codec.fit(jpeg, 400, 300, 85)));
        var whole = ImageIO.read(new ByteArrayInputStream(jpeg));
        var reference = lanczos(whole, thumbnail.getWidth(), thumbnail.getHeight());
        var squares = 0.0;
        for (var y = 0; y < thumbnail.getHeight(); y++) {
            for (var x = 0; x < thumbnail.getWidth(); x++) {
                for (var band = 0; band < 3; band++) {
                    var difference = (thumbnail.getRGB(x, y) >> (8 * band) & 0xFF) - reference[band][y][x];
                    squares += difference * difference;
                }
            }
        }
        var mean = squares / (3.0 * thumbnail.getWidth() * thumbnail.getHeight());
        return 10 * Math.log10(255 * 255 / mean);
    }

    private static double[][][] lanczos(BufferedImage picture, int width, int height) {
        var bands = new double[3][][];
        for (var band = 0; band < 3; band++) {
            var rows = new double[picture.getHeight()][];
            for (var y = 0; y < rows.length; y++) {
                var row = new double[picture.getWidth()];
                for (var x = 0; x < row.length; x++) {
                    row[x] = picture.getRGB(x, y) >> (8 * band) & 0xFF;
                }
                rows[y] = resized(row, width);
            }
            bands[band] = transposed(rows, width);
            for (var x = 0; x < width; x++) {
                bands[band][x] = resized(bands[band][x], height);
            }
            bands[band] = transposed(bands[band], height);
        }
        return bands;
    }

    private static double[][] transposed(double[][] rows, int width) {
        var columns = new double[width][rows.length];
        for (var y = 0; y < rows.length; y++) {
            for (var x = 0; x < width; x++) {
                columns[x][y] = rows[y][x];
            }
        }
        return columns;
    }

    private static double[] resized(double[] from, int length) {
        var scale = (double) from.length / length;
        var to = new double[length];
        for (var i = 0; i < length; i++) {
            var centre = (i + 0.5) * scale - 0.5;
            var sum = 0.0;
            var weights = 0.0;
            for (var k = (int) Math.ceil(centre - LOBES * scale); k <= centre + LOBES * scale; k++) {
                var weight = kernel((k - centre) / scale);
                sum += weight * from[Math.clamp(k, 0, from.length - 1)];
                weights += weight;
            }
            to[i] = Math.clamp(sum / weights, 0, 255);
        }
        return to;
    }

    private static double kernel(double x) {
        if (x == 0) {
            return 1;
        }
        var angle = Math.PI * x;
        return Math.abs(x) < LOBES ? LOBES * Math.sin(angle) * Math.sin(angle / LOBES) / (angle * angle) : 0;
    }
}
