package app.visant.domain.capture;

import java.util.List;

/**
 * What of a camera's pictures may be seen by whoever judges them.
 *
 * @param form what becomes of the rest
 * @param regions what may be seen; none is everything
 */
public record Sight(Form form, List<Region> regions) {
    public static final Sight EVERYTHING = new Sight(Form.MASKED, List.of());

    private static final int MOST_REGIONS = 10;

    public Sight {
        regions = List.copyOf(regions);
        if (regions.size() > MOST_REGIONS) {
            throw new IllegalArgumentException("at most " + MOST_REGIONS + " regions");
        }
    }

    /** What becomes of what may not be seen. */
    public enum Form {
        /** The picture ends at the frame around all regions; between them it is seen. */
        CROPPED,
        /** The picture keeps its size; all but the regions is black. */
        MASKED
    }

    public boolean isEverything() {
        return regions.isEmpty();
    }

    /** What is left of a picture of that size, in its pixels. A pixel that a region touches belongs to it. */
    public View of(int width, int height) {
        var whole = new Box(0, 0, width, height);
        if (isEverything()) {
            return new View(whole, List.of(whole));
        }
        var boxes = regions.stream().map(region -> box(region, width, height)).toList();
        return switch (form) {
            case MASKED -> new View(whole, boxes);
            case CROPPED -> {
                var frame = boxes.stream().reduce(Box::around).orElse(whole);
                yield new View(frame, List.of(frame));
            }
        };
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
     */
    public record View(Box frame, List<Box> shown) {
        public View {
            shown = List.copyOf(shown);
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
