package app.visant.bootstrap.accuracy;

import static app.visant.domain.capture.ClassificationState.ABNORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.domain.evaluation.Likeness;
import app.visant.domain.evaluation.Sketch;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What the likeness of two stills sees, on real ones and on drawn ones, read by the codec that the server uses. */
final class LikenessAccuracyTest {
    private static final Path ROAD = Path.of("../../shared/samples/road");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    private static final double[] SIZES = {0.0005, 0.001, 0.003, 0.01, 0.03};
    private static final int[] CONTRASTS = {8, 16, 24, 32, 48, 96};
    private static final double[] LIGHTS = {0.7, 1, 1.3};
    private static final int SCENES = 3;
    private static final int PLACES = 4;

    private final ImageCodec codec = new ImageIoCodec(ImageLimits.usual(1));

    @Test
    void noVehicleOnARealRoadPassesForTheEmptyRoadNorTheOtherWayRound() throws Exception {
        assumeThat(Files.isDirectory(ROAD)).as("the samples are there").isTrue();
        var empty = new ArrayList<Sketch>();
        var vehicles = new ArrayList<Sketch>();
        for (var line : Files.readAllLines(ROAD.resolve("labels.csv"))) {
            var cells = line.split(",", -1);
            if (cells[0].endsWith(".jpg")) {
                var sketch = sketch(Files.readAllBytes(ROAD.resolve(cells[0])));
                (cells[1].strip().equalsIgnoreCase(ABNORMAL.name()) ? vehicles : empty).add(sketch);
            }
        }

        assertThat(vehicles).isNotEmpty();
        for (var road : empty) {
            assertThat(vehicles).noneMatch(vehicle -> Likeness.same(road, vehicle) || Likeness.same(vehicle, road));
        }
        var pairs = new ArrayList<Boolean>();
        for (var i = 0; i < empty.size(); i++) {
            for (var j = 0; j < empty.size(); j++) {
                if (i != j) {
                    pairs.add(Likeness.same(empty.get(i), empty.get(j)));
                }
            }
        }
        var alike = pairs.stream().filter(same -> same).count();
        System.out.printf("empty roads that look alike: %d of %d pairs%n", alike, pairs.size());
        assertThat(alike).as("it is of some use").isGreaterThan(pairs.size() / 2);
    }

    @Test
    void aChangeOfThreeThousandthsOfTheFrameIsSeenInEveryLight() throws Exception {
        System.out.println("seen of " + SCENES * PLACES * LIGHTS.length
                + ", by size of the change and its contrast in steps of 255");
        System.out.printf("%8s", "");
        for (var contrast : CONTRASTS) {
            System.out.printf("%6d", contrast);
        }
        System.out.println();
        for (var size : SIZES) {
            System.out.printf("%7.2f%%", 100 * size);
            for (var contrast : CONTRASTS) {
                var seen = seen(size, contrast);
                System.out.printf("%6d", seen);
                if (size >= 0.003 && contrast >= 32) {
                    assertThat(seen)
                            .as("%s of the frame, contrast %s", size, contrast)
                            .isEqualTo(SCENES * PLACES * LIGHTS.length);
                }
            }
            System.out.println();
        }
    }

    @Test
    void lightOverTheWholeFrameIsNoChange() throws Exception {
        for (var seed = 0; seed < SCENES; seed++) {
            var before = sketch(jpeg(scene(seed), 1, seed));
            for (var light : LIGHTS) {
                var now = sketch(jpeg(scene(seed), light, seed + 100));
                assertThat(Likeness.same(before, now))
                        .as("scene %s, light × %s", seed, light)
                        .isTrue();
            }
        }
    }

    private int seen(double size, int contrast) throws Exception {
        var seen = 0;
        for (var seed = 0; seed < SCENES; seed++) {
            var before = sketch(jpeg(scene(seed), 1, seed));
            for (var place = 0; place < PLACES; place++) {
                var changed = withThing(scene(seed), size, contrast, new Random(31L * seed + place));
                for (var light : LIGHTS) {
                    if (!Likeness.same(before, sketch(jpeg(changed, light, seed + 100)))) {
                        seen++;
                    }
                }
            }
        }
        return seen;
    }

    private Sketch sketch(byte[] jpeg) throws UnreadableException {
        var raster = codec.raster(jpeg, Sketch.SIDE);
        return Sketch.of(raster.width(), raster.height(), raster.rgb());
    }

    /** A sky, a ground and some fifty things on it, none so bright that light would wash it out. */
    private static float[][] scene(long seed) {
        var random = new Random(seed);
        var scene = new float[HEIGHT][WIDTH];
        for (var y = 0; y < HEIGHT; y++) {
            for (var x = 0; x < WIDTH; x++) {
                scene[y][x] = y < HEIGHT / 3 ? 150 - y / 6f : 90 + 20f * x / WIDTH;
            }
        }
        for (var i = 0; i < 50; i++) {
            var w = 10 + random.nextInt(80);
            var h = 10 + random.nextInt(60);
            fill(scene, random.nextInt(WIDTH - w), random.nextInt(HEIGHT - h), w, h, 50 + random.nextInt(110), false);
        }
        return scene;
    }

    /** With a thing on it, half as high as it is wide, or the other way round, lighter or darker than what is there. */
    private static float[][] withThing(float[][] scene, double size, int contrast, Random random) {
        var area = size * WIDTH * HEIGHT;
        var wide = (int) Math.ceil(Math.sqrt(2 * area));
        var narrow = (int) Math.ceil(area / wide);
        var upright = random.nextBoolean();
        var w = upright ? narrow : wide;
        var h = upright ? wide : narrow;
        fill(
                scene,
                random.nextInt(WIDTH - w),
                random.nextInt(HEIGHT - h),
                w,
                h,
                random.nextBoolean() ? contrast : -contrast,
                true);
        return scene;
    }

    private static void fill(float[][] scene, int left, int top, int w, int h, float value, boolean add) {
        for (var y = top; y < top + h; y++) {
            for (var x = left; x < left + w; x++) {
                scene[y][x] = add ? scene[y][x] + value : value;
            }
        }
    }

    /** As a camera would send it: in that light, with noise of its own each time. */
    private static byte[] jpeg(float[][] scene, double light, long noise) throws IOException {
        var random = new Random(noise);
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (var y = 0; y < HEIGHT; y++) {
            for (var x = 0; x < WIDTH; x++) {
                var value = (int) Math.clamp(scene[y][x] * light + 3 * random.nextGaussian(), 0, 255);
                image.setRGB(x, y, new Color(value, value, value).getRGB());
            }
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
