package app.visant.bootstrap.bench;

import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A 1280×720 still made into a thumbnail on one core, beside libjpeg-turbo's own tools. */
final class ThumbnailBenchmark implements Benchmark {
    private static final int PICTURES = 60;

    @Override
    public String name() {
        return "thumbnail";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var picture = Pictures.drawn(1280, 720);
        var folder = Files.createTempDirectory("visant-bench");
        var file = Files.write(folder.resolve("still.jpg"), Pictures.jpeg(picture, 0.88f));
        try {
            var ours = new Samples();
            var theirs = new Samples();
            for (var run = 0; run < runs; run++) {
                ours.add(Child.number(Child.pinned(ThumbnailWorker.class, file.toString(), "" + PICTURES)));
                theirs.add(turbo(file));
            }
            var thumbnail = new ImageIoCodec(ImageLimits.usual(1)).fit(Files.readAllBytes(file), 400, 300, 85);
            var likeness = psnr(read(thumbnail), Lanczos.reduce(read(Files.readAllBytes(file)), 400, 225));
            return List.of(
                    Figure.atLeast(
                            "thumbnail of 1280×720, one core",
                            "%.0f/s".formatted(ours.median()),
                            "djpeg -scale 3/8 + cjpeg: %.0f/s".formatted(theirs.median()),
                            ours.median() / theirs.median(),
                            0.2),
                    Figure.atLeast(
                            "its likeness to Lanczos, dB", "%.1f dB".formatted(likeness), "33 dB", likeness, 33));
        } finally {
            Files.delete(file);
            Files.delete(folder);
        }
    }

    private static double turbo(Path file) throws IOException, InterruptedException {
        var loop = "for i in $(seq %d); do djpeg -scale 3/8 '%s' | cjpeg -quality 85 > /dev/null || exit 1; done"
                .formatted(PICTURES, file);
        var began = System.nanoTime();
        var process = new ProcessBuilder("taskset", "-c", "1", "sh", "-c", loop)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("djpeg and cjpeg are needed: install libjpeg-turbo-progs");
        }
        return PICTURES / ((System.nanoTime() - began) / 1e9);
    }

    private static double psnr(BufferedImage a, BufferedImage b) {
        var sum = 0.0;
        for (var y = 0; y < a.getHeight(); y++) {
            for (var x = 0; x < a.getWidth(); x++) {
                for (var shift = 0; shift <= 16; shift += 8) {
                    double difference = (a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255);
                    sum += difference * difference;
                }
            }
        }
        return 10 * Math.log10(255.0 * 255 / (sum / (3.0 * a.getWidth() * a.getHeight())));
    }

    private static BufferedImage read(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }
}
