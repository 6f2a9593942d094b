package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec.Raster;
import java.util.List;

/**
 * A scene that is known.
 *
 * @param reference how it looks
 * @param ordinary how far each cell ordinarily is from that, as strength
 * @param stills how many made it, up to a bound
 */
@SuppressWarnings("ArrayRecordComponent") // made once, never compared
record Scene(Picture reference, float[] ordinary, int stills) implements Memory {
    /** The slowest pace at which a scene follows its stills: a share of one in so many. */
    private static final int LONGEST = 24;
    /** Strength that is nothing special anywhere. */
    private static final float CALM = 1.4f;
    /** However lively a place, something as strong as that many clear spots is seen there. */
    private static final float LIVELIEST = 4;
    /** Cells around what a person calls normal that are taken to be like it. */
    private static final int NEIGHBOURHOOD = 3;
    /** What a person calls normal is to be as strong as that afterwards: well below {@link Spot#CLEAR}. */
    private static final float UNREMARKABLE = 4;

    /** What a scene says to a still: how far it lies off, and what stands out, strongest first. */
    record Sight(Picture picture, Difference difference, List<Spot> spots, double likeness) {
        /** Less likeness than that, and it is another view. */
        private static final double SAME_PLACE = 0.25;

        boolean recognized() {
            return likeness >= SAME_PLACE;
        }

        /** 0 as usual, from 1 abnormal. */
        double oddity() {
            double strongest = spots.isEmpty() ? 0 : spots.getFirst().strength() / Spot.CLEAR;
            return recognized() ? strongest : Math.max(2, strongest);
        }
    }

    static Scene of(Picture reference, float[] ordinary, int stills) {
        return new Scene(reference, reference.grid().mean(ordinary, 2), stills);
    }

    @Override
    public Grid grid() {
        return reference.grid();
    }

    Sight look(Raster raster) {
        var still = reference.aligned(raster);
        var difference = Difference.between(reference, still.picture());
        return new Sight(still.picture(), difference, Spot.in(difference, liveliness()), still.likeness());
    }

    private float[] liveliness() {
        var lively = new float[ordinary.length];
        for (int i = 0; i < lively.length; i++) {
            lively[i] = Math.clamp(ordinary[i] / CALM, 1, LIVELIEST);
        }
        return lively;
    }

    /** Follows a normal still a little, least of all where that still stands out. */
    Scene following(Sight sight) {
        int count = Math.min(stills + 1, LONGEST);
        var grid = grid();
        var strength = sight.difference().strength();
        var pace = new float[strength.length];
        var habit = ordinary.clone();
        for (int i = 0; i < pace.length; i++) {
            float doubt = strength[i] / (2 * CALM);
            pace[i] = 1 / (count * (1 + doubt * doubt));
            habit[i] += (Math.min(strength[i], Spot.CLEAR) - habit[i]) / LONGEST;
        }
        var lit = sight.picture().inLightOf(reference);
        var planes = new float[3][];
        var coarsePace = grid.halved(pace);
        for (int channel = 0; channel < 3; channel++) {
            planes[channel] = towards(reference.rgb()[channel], lit.rgb()[channel], coarsePace);
        }
        var followed = new Picture(grid, towards(reference.luma(), lit.luma(), pace), planes);
        return new Scene(followed, habit, count);
    }

    /**
     * Takes what stands out in a still that a person called normal for ordinary, there and close by: what moved to one place
     * moves to the next. What is livelier already stays so.
     */
    Scene widenedBy(Sight sight) {
        var grid = grid();
        var close = grid.highest(sight.difference().strength(), NEIGHBOURHOOD);
        var habit = ordinary.clone();
        for (int i = 0; i < habit.length; i++) {
            habit[i] = Math.max(habit[i], Math.min(CALM * close[i] / UNREMARKABLE, CALM * LIVELIEST));
        }
        return new Scene(reference, habit, stills);
    }

    private static float[] towards(float[] from, float[] to, float[] pace) {
        var moved = new float[from.length];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = from[i] + (to[i] - from[i]) * pace[i];
        }
        return moved;
    }
}
