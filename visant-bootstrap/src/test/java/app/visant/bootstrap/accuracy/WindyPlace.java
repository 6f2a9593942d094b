package app.visant.bootstrap.accuracy;

import app.visant.device.camera.DrawnScene;
import app.visant.device.camera.DrawnScene.Thing;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

/** A drawn place by day with a tree in front, whose crown stands still or sways. */
final class WindyPlace {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 360;
    private static final int LEAVES = 60;
    /** How far the crown is blown, and each of its parts apart from it, in pixels. */
    private static final double GUST = 12;

    private static final double FLUTTER = 4;

    private final long seed;
    private final DrawnScene scene;
    private final double left;

    WindyPlace(long seed) {
        this.seed = seed;
        this.scene = new DrawnScene(seed, WIDTH, HEIGHT);
        this.left = new SplittableRandom(seed).nextDouble(0.15, 0.85) * WIDTH;
    }

    byte[] calm(int index) throws IOException {
        return taken(index, 0, Optional.empty());
    }

    byte[] windy(int index) throws IOException {
        return taken(index, 1, Optional.empty());
    }

    byte[] windyWithThing(int index) throws IOException {
        return taken(index, 1, Optional.of(DrawnFolder.thing(new SplittableRandom(seed + index))));
    }

    private byte[] taken(int index, double wind, Optional<Thing> thing) throws IOException {
        var hour = 9 + index * 1.1 % 7;
        var frame = scene.still(scene.anyLight(hour, index), index, thing);
        var picture = ImageIO.read(new ByteArrayInputStream(frame.jpeg()));
        drawTree(picture, new SplittableRandom(index), wind);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpeg", bytes);
        return bytes.toByteArray();
    }

    private void drawTree(BufferedImage picture, SplittableRandom chance, double wind) {
        var leaves = new SplittableRandom(seed);
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        var gustX = wind * chance.nextDouble(-GUST, GUST);
        var gustY = wind * chance.nextDouble(-GUST, GUST) / 3;
        graphics.setColor(new Color(74, 56, 40));
        graphics.fillRect((int) left - 4, HEIGHT / 5, 9, HEIGHT / 4);
        for (var i = 0; i < LEAVES; i++) {
            leaf(
                    graphics,
                    leaves,
                    gustX + wind * chance.nextDouble(-FLUTTER, FLUTTER),
                    gustY + wind * chance.nextDouble(-FLUTTER, FLUTTER));
        }
        graphics.dispose();
    }

    private void leaf(Graphics2D graphics, SplittableRandom leaves, double dx, double dy) {
        var angle = leaves.nextDouble(2 * Math.PI);
        var far = 44 * Math.sqrt(leaves.nextDouble());
        var size = leaves.nextDouble(8, 22);
        var green = leaves.nextInt(60, 150);
        graphics.setColor(new Color(green / 2, green, green / 3));
        graphics.fill(new Ellipse2D.Double(
                left + far * Math.cos(angle) + dx - size / 2,
                HEIGHT / 5.0 + 0.8 * far * Math.sin(angle) + dy - size / 2,
                size,
                size));
    }
}
