package app.visant.domain.capture;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * What of a camera's pictures may be seen by whoever judges them.
 *
 * @param form what becomes of the rest
 * @param regions what may be seen; none is everything
 * @param hidden what may not be seen even of that
 */
public record Sight(Form form, List<Region> regions, List<Region> hidden) {
    public static final Sight EVERYTHING = new Sight(Form.MASKED, List.of());

    /** Of both sorts together. */
    public static final int MOST_REGIONS = 10;

    private static final double LEAST_EXTENT = 1e-9;
    private static final Region WHOLE = new Region(0, 0, 1, 1);

    public Sight {
        regions = List.copyOf(regions);
        hidden = List.copyOf(hidden);
        if (regions.size() + hidden.size() > MOST_REGIONS) {
            throw new IllegalArgumentException("at most " + MOST_REGIONS + " regions");
        }
    }

    /** With nothing hidden within the regions. */
    public Sight(Form form, List<Region> regions) {
        this(form, regions, List.of());
    }

    /** What becomes of what may not be seen. */
    public enum Form {
        /** The picture ends at the frame around all regions; between them it is seen. */
        CROPPED,
        /** The picture keeps its size; all but the regions is black. */
        MASKED
    }

    public boolean isEverything() {
        return regions.isEmpty() && hidden.isEmpty();
    }

    /** Whether something within the frame that is kept is black. */
    public boolean covers() {
        return !hidden.isEmpty() || (form == Form.MASKED && !regions.isEmpty());
    }

    /** The part of the picture that is kept. */
    public Region frame() {
        return form == Form.MASKED
                ? WHOLE
                : regions.stream().reduce(Sight::around).orElse(WHOLE);
    }

    /** Where a part of what is kept lies in the whole picture. */
    public Region inWhole(Region part) {
        var frame = frame();
        if (frame.equals(WHOLE)) {
            return part;
        }
        var x = start(frame.x() + part.x() * frame.w());
        var y = start(frame.y() + part.y() * frame.h());
        return new Region(x, y, extent(part.w() * frame.w(), x), extent(part.h() * frame.h(), y));
    }

    /** Shares are never quite exact: whatever is told as a part stays one. */
    private static double start(double share) {
        return Math.min(share, 1 - LEAST_EXTENT);
    }

    private static double extent(double share, double start) {
        return Math.max(LEAST_EXTENT, Math.min(share, 1 - start));
    }

    /** How much of the picture may be seen, as a share of it from 0 to 1. */
    public double share() {
        var shown = form == Form.CROPPED || regions.isEmpty() ? List.of(frame()) : regions;
        var xs = cuts(shown, Region::x, Region::w);
        var ys = cuts(shown, Region::y, Region::h);
        var share = 0.0;
        for (var i = 0; i + 1 < xs.length; i++) {
            for (var j = 0; j + 1 < ys.length; j++) {
                var x = (xs[i] + xs[i + 1]) / 2;
                var y = (ys[j] + ys[j + 1]) / 2;
                if (holds(shown, x, y) && !holds(hidden, x, y)) {
                    share += (xs[i + 1] - xs[i]) * (ys[j + 1] - ys[j]);
                }
            }
        }
        return share;
    }

    /** The edges of all regions along one side of the picture, in order: between two of them nothing changes. */
    private double[] cuts(List<Region> shown, ToDoubleFunction<Region> from, ToDoubleFunction<Region> length) {
        return Stream.concat(shown.stream(), hidden.stream())
                .flatMapToDouble(region -> DoubleStream.of(
                        from.applyAsDouble(region), from.applyAsDouble(region) + length.applyAsDouble(region)))
                .sorted()
                .distinct()
                .toArray();
    }

    private static boolean holds(List<Region> regions, double x, double y) {
        return regions.stream()
                .anyMatch(region ->
                        x > region.x() && x < region.x() + region.w() && y > region.y() && y < region.y() + region.h());
    }

    private static Region around(Region one, Region other) {
        var left = Math.min(one.x(), other.x());
        var top = Math.min(one.y(), other.y());
        return new Region(
                left,
                top,
                Math.max(one.x() + one.w(), other.x() + other.w()) - left,
                Math.max(one.y() + one.h(), other.y() + other.h()) - top);
    }

    /** What is left of a picture of that size, in its pixels. A pixel that a region touches belongs to it; to be hidden counts for more. */
    public View of(int width, int height) {
        var whole = new Box(0, 0, width, height);
        if (isEverything()) {
            return new View(whole, List.of(whole), List.of());
        }
        var boxes = boxes(regions, width, height);
        var covered = boxes(hidden, width, height);
        return switch (form) {
            case MASKED -> new View(whole, boxes.isEmpty() ? List.of(whole) : boxes, covered);
            case CROPPED -> {
                var frame = boxes.stream().reduce(Box::around).orElse(whole);
                yield new View(frame, List.of(frame), covered);
            }
        };
    }

    private static List<Box> boxes(List<Region> regions, int width, int height) {
        return regions.stream().map(region -> box(region, width, height)).toList();
    }

    private static Box box(Region region, int width, int height) {
        var left = Math.min(width - 1, (int) Math.floor(region.x() * width));
        var top = Math.min(height - 1, (int) Math.floor(region.y() * height));
        var right = Math.min(width, (int) Math.ceil((region.x() + region.w()) * width));
        var bottom = Math.min(height, (int) Math.ceil((region.y() + region.h()) * height));
        return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    /**
     * What is left of a picture.
     *
     * @param frame the part that is kept
     * @param shown what is seen of it, in the coordinates of the whole picture; the rest of the frame is black
     * @param hidden what is black all the same; may lie outside the frame
     */
    public record View(Box frame, List<Box> shown, List<Box> hidden) {
        public View {
            shown = List.copyOf(shown);
            hidden = List.copyOf(hidden);
        }
    }

    /** A part of a picture in pixels, with at least one. */
    public record Box(int x, int y, int width, int height) {
        public Box {
            if (x < 0 || y < 0 || width < 1 || height < 1) {
                throw new IllegalArgumentException("a box has pixels");
            }
        }

        private Box around(Box other) {
            var left = Math.min(x, other.x);
            var top = Math.min(y, other.y);
            return new Box(
                    left,
                    top,
                    Math.max(x + width, other.x + other.width) - left,
                    Math.max(y + height, other.y + other.height) - top);
        }
    }
}
