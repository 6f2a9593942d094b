package app.visant.ai.baseline;

import app.visant.domain.capture.Region;
import java.util.List;
import java.util.Locale;

/** What was seen, in words and as regions. */
final class Wording {
    private static final int MOST_REGIONS = 5;
    /** Share of the picture from which something is no longer at a place. */
    private static final double EVERYWHERE = 0.5;
    /** Mean deviation of lightness that is worth a word. */
    private static final float DISTINCT = 1.5f;

    private Wording() {}

    static List<Region> regions(List<Spot> spots, Grid grid) {
        return spots.stream()
                .limit(MOST_REGIONS)
                .map(spot -> region(spot, grid))
                .toList();
    }

    static Region region(Spot spot, Grid grid) {
        double x = (double) spot.left() / grid.width();
        double y = (double) spot.top() / grid.height();
        double w = (double) (spot.right() + 1 - spot.left()) / grid.width();
        double h = (double) (spot.bottom() + 1 - spot.top()) / grid.height();
        return new Region(x, y, Math.min(w, 1 - x), Math.min(h, 1 - y));
    }

    /** For a still on which these spots are not as usual; there is at least one. */
    static String changed(List<Spot> spots, Grid grid) {
        var first = spots.getFirst();
        double share = first.share(grid);
        if (share > EVERYWHERE) {
            return "Most of the picture is not as usual (%s of it changed).".formatted(percent(share));
        }
        var more = spots.size() == 1
                ? ""
                : spots.size() == 2
                        ? ", and in one other place"
                        : ", and in %d other places".formatted(spots.size() - 1);
        return "Something changed at the %s (%s of the picture): a region %s%s."
                .formatted(where(region(first, grid)), percent(share), look(first), more);
    }

    static String notRecognized() {
        return "This is not the usual view: it may be covered, moved or out of focus.";
    }

    static String asUsual() {
        return "The scene looks as it usually does.";
    }

    static String learning(int count, Light light) {
        var which = switch (light) {
            case COLOUR -> "";
            case LAMPS -> ", for the light of lamps";
            case GREY -> ", for pictures without colour";
        };
        return "learning (%d of %d%s)".formatted(count, Learning.ENOUGH, which);
    }

    private static String look(Spot spot) {
        if (spot.brightness() > DISTINCT) {
            return "brighter than usual";
        }
        return spot.brightness() < -DISTINCT ? "darker than usual" : "unlike what is usually there";
    }

    private static String where(Region region) {
        var across = third(region.x() + region.w() / 2, "left", "", "right");
        var down = third(region.y() + region.h() / 2, "upper", "", "lower");
        if (across.isEmpty() && down.isEmpty()) {
            return "centre";
        }
        if (across.isEmpty()) {
            return down.equals("upper") ? "top" : "bottom";
        }
        return down.isEmpty() ? across : down + " " + across;
    }

    private static String third(double place, String first, String second, String last) {
        return place < 1.0 / 3 ? first : place > 2.0 / 3 ? last : second;
    }

    private static String percent(double share) {
        return share < 0.1
                ? String.format(Locale.ROOT, "%.1f %%", Math.max(share * 100, 0.1))
                : String.format(Locale.ROOT, "%.0f %%", share * 100);
    }
}
