package app.visant.device.camera;

import app.visant.device.camera.DrawnScene.Thing;
import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Draws what does not belong, each in a box of 100 × 100 that stands on its lower edge. */
final class DrawnThing {
    private static final int BOX = 100;

    private final Graphics2D pen;
    private final SplittableRandom chance;

    private DrawnThing(Graphics2D pen, long look) {
        this.pen = pen;
        this.chance = new SplittableRandom(look);
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    }

    /** A copy of the place's surface with the thing on it. */
    static BufferedImage on(DrawnPlace place, Thing thing) {
        var bare = place.surface();
        var copy = new BufferedImage(bare.getWidth(), bare.getHeight(), BufferedImage.TYPE_INT_RGB);
        bare.copyData(copy.getRaster());
        var pen = copy.createGraphics();
        try {
            pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, 1f));
            pen.drawImage(layer(place, thing), 0, 0, null);
        } finally {
            pen.dispose();
        }
        return copy;
    }

    /** The thing alone, as strong as its contrast says. */
    private static BufferedImage layer(DrawnPlace place, Thing thing) {
        int width = place.surface().getWidth();
        int height = place.surface().getHeight();
        var layer = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        var pen = layer.createGraphics();
        try {
            if (thing.kind() == DrawnScene.Kind.OPEN_DOOR) {
                var door = place.door();
                pen.translate(door.getX(), door.getY());
                pen.scale(door.getWidth() / BOX, door.getHeight() / BOX);
            } else {
                double side = Math.sqrt(thing.area() * width * height / filled(thing)) / BOX;
                double spare = side * BOX;
                double x = Math.clamp(
                        thing.x() * width, spare / 2 + DrawnCamera.MARGIN, width - spare / 2 - DrawnCamera.MARGIN);
                double y =
                        Math.clamp(thing.y() * height, spare + DrawnCamera.MARGIN, height - 2.0 * DrawnCamera.MARGIN);
                pen.translate(x - spare / 2, y - spare);
                pen.scale(side, side);
            }
            new DrawnThing(pen, thing.look()).draw(thing);
        } finally {
            pen.dispose();
        }
        return thing.contrast() < 1 ? faded(layer, thing.contrast()) : layer;
    }

    private static BufferedImage faded(BufferedImage layer, double contrast) {
        var faded = new BufferedImage(layer.getWidth(), layer.getHeight(), BufferedImage.TYPE_INT_ARGB);
        var pen = faded.createGraphics();
        pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) contrast));
        pen.drawImage(layer, 0, 0, null);
        pen.dispose();
        return faded;
    }

    /** Share of its box that the thing covers, without its shadow. */
    private static double filled(Thing thing) {
        var box = new BufferedImage(BOX, BOX, BufferedImage.TYPE_INT_ARGB);
        var pen = box.createGraphics();
        new DrawnThing(pen, thing.look()).draw(thing);
        pen.dispose();
        int covered = 0;
        for (int rgb : box.getRGB(0, 0, BOX, BOX, null, 0, BOX)) {
            covered += rgb >>> 24 > 110 ? 1 : 0;
        }
        return Math.max(covered, 50) / (double) (BOX * BOX);
    }

    private void draw(Thing thing) {
        switch (thing.kind()) {
            case PERSON -> person();
            case CAR -> car();
            case PARCEL -> parcel();
            case ANIMAL -> animal();
            case LADDER -> ladder();
            case BICYCLE -> bicycle();
            case OPEN_DOOR -> openDoor();
            case SMOKE -> smoke();
        }
    }

    private void person() {
        shadow(30, 40);
        var trousers = any(0.1f, 0.5f, 0.12f, 0.6f);
        double stride = chance.nextDouble(2, 9);
        line(trousers, 8, 50, 55, 50 - stride, 96);
        line(trousers, 8, 50, 55, 50 + stride, 96);
        var coat = any(0.1f, 0.9f, 0.15f, 0.95f);
        round(coat, 39, 20, 22, 40, 12);
        line(coat, 6, 41, 25, 41 - stride * 0.8, 55);
        line(coat, 6, 59, 25, 59 + stride * 0.8, 53);
        oval(Color.getHSBColor(0.07f, 0.45f, (float) chance.nextDouble(0.4, 0.9)), 43, 4, 14, 17);
        oval(any(0.2f, 0.6f, 0.05f, 0.5f), 43, 3, 14, 8);
    }

    private void car() {
        shadow(4, 92);
        var paint = any(0f, 0.9f, 0.08f, 0.95f);
        var roof = new Path2D.Double();
        roof.moveTo(22, 68);
        roof.lineTo(33, 52);
        roof.lineTo(66, 52);
        roof.lineTo(80, 68);
        roof.closePath();
        pen.setPaint(paint);
        pen.fill(roof);
        round(paint, 4, 66, 92, 22, 10);
        pen.setPaint(new Color(50, 62, 72));
        pen.fill(new Rectangle2D.Double(36, 55, 12, 11));
        pen.fill(new Rectangle2D.Double(51, 55, 14, 11));
        for (double x : new double[] {14, 68}) {
            oval(new Color(22, 22, 24), x, 78, 18, 18);
            oval(new Color(150, 150, 152), x + 5, 83, 8, 8);
        }
        oval(new Color(240, 235, 190), 90, 70, 6, 6);
    }

    private void parcel() {
        shadow(12, 78);
        var card = Color.getHSBColor(0.09f, (float) chance.nextDouble(0.2, 0.6), (float) chance.nextDouble(0.45, 0.9));
        pen.setPaint(card);
        pen.fill(new Rectangle2D.Double(14, 40, 60, 56));
        pen.setPaint(card.brighter());
        pen.fill(path(14, 40, 30, 26, 88, 26, 74, 40));
        pen.setPaint(card.darker());
        pen.fill(path(74, 40, 88, 26, 88, 82, 74, 96));
        pen.setPaint(new Color(226, 216, 190));
        pen.fill(new Rectangle2D.Double(40, 40, 8, 56));
        pen.fill(new Rectangle2D.Double(52, 60, 18, 14));
    }

    private void animal() {
        shadow(10, 76);
        var fur = Color.getHSBColor(0.08f, (float) chance.nextDouble(0.1, 0.7), (float) chance.nextDouble(0.08, 0.9));
        oval(fur, 18, 48, 56, 28);
        oval(fur, 64, 34, 24, 22);
        for (double x : new double[] {24, 34, 58, 67}) {
            line(fur, 5, x, 70, x + chance.nextDouble(-4, 4), 96);
        }
        line(fur, 4, 21, 56, 6, 36);
        pen.fill(path(68, 38, 70, 26, 76, 35));
    }

    private void ladder() {
        var wood = any(0.1f, 0.5f, 0.4f, 0.9f);
        line(wood, 4, 36, 2, 28, 97);
        line(wood, 4, 60, 2, 68, 97);
        for (int y = 12; y < 95; y += 12) {
            line(wood, 3, 36 - y * 0.08, y, 60 + y * 0.08, y);
        }
    }

    private void bicycle() {
        pen.setPaint(new Color(28, 28, 30));
        pen.setStroke(new BasicStroke(4));
        pen.draw(new Ellipse2D.Double(4, 58, 38, 38));
        pen.draw(new Ellipse2D.Double(58, 58, 38, 38));
        var frame = any(0.3f, 1f, 0.3f, 0.9f);
        line(frame, 5, 23, 77, 40, 48);
        line(frame, 5, 40, 48, 68, 48);
        line(frame, 5, 68, 48, 50, 77);
        line(frame, 5, 50, 77, 23, 77);
        line(frame, 5, 77, 77, 66, 40);
        line(new Color(30, 28, 26), 5, 34, 46, 46, 46);
        line(new Color(60, 60, 62), 4, 60, 39, 72, 37);
    }

    private void openDoor() {
        pen.setPaint(new Color(26, 24, 28));
        pen.fill(new Rectangle2D.Double(0, 0, 100, 100));
        pen.setPaint(any(0.1f, 0.5f, 0.35f, 0.7f));
        pen.fill(path(0, 0, 24, 6, 24, 106, 0, 100));
    }

    private void smoke() {
        float light = (float) chance.nextDouble(0.25, 0.9);
        for (int i = 0; i < 14; i++) {
            double r = chance.nextDouble(12, 24);
            double y = chance.nextDouble(22, 82);
            double x = 50 + chance.nextDouble(-26, 26) * (1.2 - y / 100);
            float tone = Math.clamp(light + (float) chance.nextDouble(-0.1, 0.1), 0f, 1f);
            var inner = new Color(tone, tone, tone, 0.62f);
            pen.setPaint(
                    new RadialGradientPaint((float) x, (float) y, (float) r, new float[] {0f, 0.6f, 1f}, new Color[] {
                        inner, new Color(tone, tone, tone, 0.4f), new Color(tone, tone, tone, 0f)
                    }));
            pen.fill(new Ellipse2D.Double(x - r, y - r, 2 * r, 2 * r));
        }
    }

    private void shadow(double x, double w) {
        pen.setPaint(new Color(0, 0, 0, 90));
        pen.fill(new Ellipse2D.Double(x, 92, w, 8));
    }

    private void line(Color colour, double thick, double x1, double y1, double x2, double y2) {
        pen.setPaint(colour);
        pen.setStroke(new BasicStroke((float) thick, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    private void oval(Color colour, double x, double y, double w, double h) {
        pen.setPaint(colour);
        pen.fill(new Ellipse2D.Double(x, y, w, h));
    }

    private void round(Color colour, double x, double y, double w, double h, double arc) {
        pen.setPaint(colour);
        pen.fill(new RoundRectangle2D.Double(x, y, w, h, arc, arc));
    }

    private Color any(float satFrom, float satTo, float from, float to) {
        return Color.getHSBColor(
                (float) chance.nextDouble(), (float) (satFrom + chance.nextDouble() * (satTo - satFrom)), (float)
                        (from + chance.nextDouble() * (to - from)));
    }

    private static Path2D path(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
