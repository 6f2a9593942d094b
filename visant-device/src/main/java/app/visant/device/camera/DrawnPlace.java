package app.visant.device.camera;

import app.visant.device.camera.DrawnScene.Kind;
import app.visant.device.camera.DrawnScene.Night;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A place without its light: surfaces in their own colours, where lamps hang, what casts shadows, and where its door is. */
final class DrawnPlace {
    private enum Sort {
        YARD("a yard"),
        STREET("a street"),
        ROOM("a room"),
        STORE("a store");

        private final String words;

        Sort(String words) {
            this.words = words;
        }
    }

    private record Spot(double x, double y, double reach, double strength) {}

    private final Sort sort;
    private final int width;
    private final int height;
    private final BufferedImage surface;
    private final Graphics2D pen;
    private final SplittableRandom chance;
    private final DrawnTexture texture;
    private final List<Spot> lamps = new ArrayList<>();
    private final List<Spot> casters = new ArrayList<>();
    private final double horizon;
    private final Night night;
    private Rectangle2D door = new Rectangle2D.Double();

    private DrawnPlace(Sort sort, int width, int height, SplittableRandom chance) {
        this.sort = sort;
        this.width = width + 2 * DrawnCamera.MARGIN;
        this.height = height + 2 * DrawnCamera.MARGIN;
        this.chance = chance;
        this.texture = new DrawnTexture(chance.split(), height);
        this.surface = new BufferedImage(this.width, this.height, BufferedImage.TYPE_INT_RGB);
        this.pen = surface.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        this.horizon = chance.nextDouble(0.3, 0.45);
        this.night = chance.nextBoolean() ? Night.LAMPS : Night.INFRARED;
    }

    static DrawnPlace of(long seed, int width, int height) {
        var sort = Sort.values()[Math.floorMod(seed, Sort.values().length)];
        var place = new DrawnPlace(sort, width, height, new SplittableRandom(DrawnScene.mix(seed, -1)));
        switch (sort) {
            case YARD -> place.yard();
            case STREET -> place.street();
            case ROOM -> place.room();
            case STORE -> place.store();
        }
        place.light();
        place.pen.dispose();
        return place;
    }

    String words() {
        return sort.words;
    }

    /** The picture with {@link DrawnCamera#MARGIN} around it; not to be drawn upon. */
    BufferedImage surface() {
        return surface;
    }

    /** Where the ground begins, as a share of the height. */
    double horizon() {
        return horizon;
    }

    Night night() {
        return night;
    }

    boolean indoors() {
        return sort == Sort.ROOM || sort == Sort.STORE;
    }

    /** In pixels of the surface. */
    Rectangle2D door() {
        return door;
    }

    List<Kind> kinds() {
        return switch (sort) {
            case YARD, STREET -> List.of(Kind.values());
            case ROOM -> List.of(Kind.PERSON, Kind.PARCEL, Kind.ANIMAL, Kind.LADDER, Kind.OPEN_DOOR, Kind.SMOKE);
            case STORE ->
                List.of(Kind.PERSON, Kind.PARCEL, Kind.ANIMAL, Kind.LADDER, Kind.BICYCLE, Kind.OPEN_DOOR, Kind.SMOKE);
        };
    }

    /** Light of lamps at a point, 0 to about 1. */
    double lamps(double x, double y) {
        double sum = 0.02;
        for (var lamp : lamps) {
            sum += lamp.strength * DrawnCamera.falloff(x - lamp.x, (y - lamp.y) * height / width, lamp.reach);
        }
        return sum;
    }

    /** How much of the sun is kept off, 0 to 1, at a point: very soft shadows that move on with the hours. */
    double shade(double x, double y, double hour) {
        double towards = (hour - 13) / 6;
        double kept = 0;
        for (var caster : casters) {
            double dx = x - caster.x - towards * 0.25;
            double dy = (y - caster.y) * height / width;
            kept = Math.max(kept, caster.strength * DrawnCamera.falloff(dx, dy, caster.reach));
        }
        return kept;
    }

    private void light() {
        int count = 2 + chance.nextInt(2);
        for (int i = 0; i < count; i++) {
            double x = (i + chance.nextDouble(0.3, 0.7)) / count;
            lamps.add(new Spot(
                    x, chance.nextDouble(0.35, 0.75), chance.nextDouble(0.18, 0.35), chance.nextDouble(0.6, 1)));
            double reach = chance.nextDouble(0.08, 0.3);
            casters.add(new Spot(chance.nextDouble(), chance.nextDouble(), reach, chance.nextDouble(0.15, 0.45)));
        }
    }

    private void yard() {
        var wall = colour(0.05f, 0.16f, 0.1f, 0.35f, 0.55f, 0.9f);
        fill(box(0, 0, 1, horizon), chance.nextBoolean() ? texture.bricks(wall) : texture.rough(wall, 0.05, 4));
        fill(box(0, horizon, 1, 1), texture.rough(colour(0.2f, 0.33f, 0.3f, 0.6f, 0.3f, 0.5f), 0.22, 2));
        double at = chance.nextDouble(0.15, 0.7);
        fill(
                quad(
                        at,
                        horizon,
                        at + 0.14,
                        horizon,
                        at + chance.nextDouble(0.1, 0.5),
                        1,
                        at - chance.nextDouble(0.3),
                        1),
                texture.tiles(colour(0.05f, 0.12f, 0.05f, 0.2f, 0.5f, 0.75f)));
        windows(2, at);
        door(at + 0.02, 0.09, 0.26);
        fence(chance.nextBoolean() ? 0 : 0.72);
        for (int i = 0; i < 3 + chance.nextInt(3); i++) {
            bush(chance.nextDouble(), horizon + chance.nextDouble(0.02, 0.12), chance.nextDouble(0.04, 0.11));
        }
        clutter(3);
    }

    private void street() {
        for (double x = 0; x < 1; x += 0.25) {
            var wall = colour(0.02f, 0.14f, 0.05f, 0.4f, 0.45f, 0.9f);
            fill(
                    box(x, 0, x + 0.25, horizon),
                    chance.nextInt(3) > 0 ? texture.bricks(wall) : texture.rough(wall, 0.05, 8));
        }
        windows(5, -1);
        door(chance.nextDouble(0.1, 0.8), 0.08, 0.27);
        double kerb = horizon + chance.nextDouble(0.08, 0.16);
        fill(box(0, horizon, 1, kerb), texture.tiles(colour(0.08f, 0.14f, 0.02f, 0.1f, 0.55f, 0.75f)));
        fill(box(0, kerb, 1, 1), texture.rough(colour(0.5f, 0.7f, 0f, 0.08f, 0.3f, 0.5f), 0.09, 1));
        fill(box(0, kerb, 1, kerb + 0.015), texture.rough(new Color(190, 188, 180), 0.05, 4));
        double middle = (kerb + 1) / 2 + chance.nextDouble(-0.05, 0.1);
        double dash = chance.nextDouble(0.08, 0.16);
        for (double x = chance.nextDouble(-0.1, 0); x < 1; x += dash * 2) {
            fill(box(x, middle, x + dash, middle + 0.018), texture.rough(new Color(214, 212, 200), 0.08, 2));
        }
        if (chance.nextBoolean()) {
            double x = chance.nextDouble(0.1, 0.6);
            for (int i = 0; i < 6; i++) {
                fill(
                        box(x + i * 0.05, kerb + 0.05, x + i * 0.05 + 0.025, 0.98),
                        texture.rough(new Color(208, 208, 202), 0.08, 2));
            }
        }
        double post = chance.nextDouble(0.05, 0.95);
        fill(box(post, 0.05, post + 0.008, kerb), new Color(60, 64, 66));
        clutter(3);
    }

    private void room() {
        fill(box(0, 0, 1, horizon + 0.1), texture.rough(colour(0.02f, 0.6f, 0.04f, 0.2f, 0.65f, 0.92f), 0.025, 16));
        var floor = colour(0.05f, 0.11f, 0.25f, 0.55f, 0.35f, 0.7f);
        fill(box(0, horizon + 0.1, 1, 1), chance.nextBoolean() ? texture.planks(floor) : texture.rough(floor, 0.12, 2));
        fill(box(0, horizon + 0.085, 1, horizon + 0.1), new Color(226, 222, 214));
        if (chance.nextBoolean()) {
            double x = chance.nextDouble(0.1, 0.4);
            fill(
                    quad(x, 0.7, x + 0.4, 0.7, x + 0.48, 0.95, x - 0.08, 0.95),
                    texture.rough(colour(0f, 1f, 0.3f, 0.6f, 0.35f, 0.7f), 0.15, 4));
        }
        windows(1, -1);
        door(chance.nextDouble(0.05, 0.3), 0.13, 0.4);
        shelf(chance.nextDouble(0.5, 0.65), chance.nextDouble(0.08, 0.15), 0.25, horizon + 0.05);
        fill(box(0.42, 0.12, 0.52, 0.27), new Color(74, 58, 44));
        fill(box(0.43, 0.14, 0.51, 0.25), texture.rough(colour(0f, 1f, 0.3f, 0.6f, 0.5f, 0.8f), 0.3, 16));
        clutter(2);
    }

    private void store() {
        fill(box(0, 0, 1, horizon + 0.05), texture.ribs(colour(0.5f, 0.65f, 0.03f, 0.2f, 0.5f, 0.8f)));
        fill(box(0, horizon + 0.05, 1, 1), texture.rough(colour(0.08f, 0.6f, 0.02f, 0.1f, 0.45f, 0.65f), 0.05, 8));
        for (double x : new double[] {0.12, 0.84}) {
            fill(
                    quad(
                            x,
                            horizon + 0.1,
                            x + 0.02,
                            horizon + 0.1,
                            x + (x - 0.5) * 0.3 + 0.03,
                            1,
                            x + (x - 0.5) * 0.3,
                            1),
                    texture.rough(new Color(206, 170, 40), 0.12, 4));
        }
        door(chance.nextDouble(0.35, 0.5), 0.15, 0.36);
        shelf(0.02, 0.06, 0.28, horizon + 0.08);
        shelf(0.7, 0.06, 0.28, horizon + 0.08);
        clutter(4);
    }

    private void windows(int count, double notAt) {
        for (int i = 0; i < count; i++) {
            double x = (i + 0.2) / count;
            double w = Math.min(0.12, 0.5 / count);
            if (notAt >= 0 && x < notAt + 0.14 && x + w > notAt) {
                continue;
            }
            fill(box(x, horizon * 0.2, x + w, horizon * 0.62), new Color(222, 220, 212));
            fill(
                    box(x + 0.008, horizon * 0.24, x + w - 0.008, horizon * 0.58),
                    texture.rough(new Color(70, 84, 98), 0.15, 32));
            fill(box(x + w / 2 - 0.003, horizon * 0.24, x + w / 2 + 0.003, horizon * 0.58), new Color(214, 212, 204));
        }
    }

    private void door(double x, double w, double h) {
        double foot = indoors() ? horizon + 0.1 : horizon + 0.01;
        fill(box(x - 0.008, foot - h - 0.015, x + w + 0.008, foot), new Color(205, 200, 190));
        door = box(x, foot - h, x + w, foot);
        fill(door, texture.planks(colour(0f, 1f, 0.2f, 0.6f, 0.35f, 0.75f)));
        fill(box(x + w * 0.84, foot - h * 0.5, x + w * 0.9, foot - h * 0.46), new Color(220, 214, 160));
    }

    private void fence(double from) {
        var wood = texture.planks(colour(0.06f, 0.1f, 0.25f, 0.5f, 0.4f, 0.65f));
        for (double x = from; x < from + 0.28; x += 0.024) {
            fill(box(x, horizon - 0.08, x + 0.018, horizon + 0.09), wood);
        }
        fill(box(from, horizon - 0.03, from + 0.28, horizon - 0.015), new Color(96, 74, 52));
    }

    private void bush(double x, double y, double r) {
        var leaf = texture.rough(colour(0.22f, 0.36f, 0.4f, 0.7f, 0.25f, 0.5f), 0.35, 4);
        for (int i = 0; i < 9; i++) {
            double px = (x + chance.nextDouble(-r, r)) * width;
            double py = (y + chance.nextDouble(-r, r)) * height;
            double s = chance.nextDouble(0.4, 0.8) * r * width;
            fill(new Ellipse2D.Double(px - s / 2, py - s / 2, s, s), leaf);
        }
    }

    private void shelf(double x, double y, double w, double foot) {
        fill(box(x, y, x + w, foot), texture.planks(new Color(112, 88, 64)));
        double step = (foot - y) / 4;
        for (int row = 0; row < 4; row++) {
            double floor = y + (row + 1) * step - 0.01;
            for (double at = x + 0.01; at < x + w - 0.02; ) {
                double thick = chance.nextDouble(0.012, 0.05);
                double end = Math.min(at + thick, x + w - 0.01);
                if (chance.nextInt(5) > 0) {
                    double top = floor - step * chance.nextDouble(0.5, 0.85);
                    fill(box(at, top, end, floor), colour(0f, 1f, 0.15f, 0.6f, 0.3f, 0.85f));
                }
                at = end + 0.002;
            }
        }
    }

    /** Small things that belong here, and cracks in the ground. */
    private void clutter(int count) {
        for (int i = 0; i < count; i++) {
            double x = chance.nextDouble(0.02, 0.9);
            double y = chance.nextDouble(horizon + 0.12, 0.9);
            double s = chance.nextDouble(0.02, 0.05);
            fill(box(x, y - s * 1.6, x + s, y), texture.rough(colour(0f, 1f, 0.1f, 0.5f, 0.3f, 0.8f), 0.1, 4));
            fill(box(x, y - s * 1.75, x + s, y - s * 1.5), colour(0f, 1f, 0.05f, 0.3f, 0.3f, 0.8f));
            pen.setStroke(new BasicStroke(Math.max(1f, height / 360f)));
            pen.setPaint(new Color(30, 28, 26, 120));
            double cx = chance.nextDouble();
            double cy = chance.nextDouble(horizon + 0.15, 1);
            pen.draw(new Line2D.Double(
                    cx * width, cy * height, (cx + chance.nextDouble(-0.2, 0.2)) * width, (cy + 0.04) * height));
        }
    }

    private void fill(Shape shape, java.awt.Paint paint) {
        pen.setPaint(paint);
        pen.fill(shape);
    }

    private Rectangle2D box(double left, double top, double right, double bottom) {
        return new Rectangle2D.Double(left * width, top * height, (right - left) * width, (bottom - top) * height);
    }

    private Shape quad(double... xy) {
        var path = new Path2D.Double();
        path.moveTo(xy[0] * width, xy[1] * height);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i] * width, xy[i + 1] * height);
        }
        path.closePath();
        return path;
    }

    private Color colour(float hueFrom, float hueTo, float satFrom, float satTo, float from, float to) {
        return Color.getHSBColor(between(hueFrom, hueTo), between(satFrom, satTo), between(from, to));
    }

    private float between(float from, float to) {
        return (float) (from + chance.nextDouble() * (to - from));
    }
}
