package app.visant.bootstrap.bench;

import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes thumbnails in a process of its own, and prints how many a second. */
final class ThumbnailWorker {
    private ThumbnailWorker() {}

    public static void main(String[] args) throws Exception {
        var still = Files.readAllBytes(Path.of(args[0]));
        var count = Integer.parseInt(args[1]);
        var codec = new ImageIoCodec(ImageLimits.usual(1));
        for (var i = 0; i < count; i++) {
            codec.fit(still, 400, 300, 85);
        }
        var began = System.nanoTime();
        for (var i = 0; i < count; i++) {
            codec.fit(still, 400, 300, 85);
        }
        System.out.println(Child.RESULT + count / ((System.nanoTime() - began) / 1e9));
    }
}
