package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec.Raster;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The first stills of a scene, each moved so that it lies upon the first. */
record Learning(Grid grid, List<Picture> stills) implements Memory {
    /** So many stills make a scene. */
    static final int ENOUGH = 6;

    Learning {
        stills = List.copyOf(stills);
        if (stills.size() >= ENOUGH) {
            throw new IllegalArgumentException("that is enough to know the scene");
        }
    }

    static Learning nothing(Grid grid) {
        return new Learning(grid, List.of());
    }

    /** One still more; with the last one the scene is known. */
    Memory with(Raster raster) {
        var more = new ArrayList<>(stills);
        more.add(
                stills.isEmpty()
                        ? Picture.of(raster, grid)
                        : stills.getFirst().aligned(raster).picture());
        return more.size() < ENOUGH ? new Learning(grid, more) : scene(more);
    }

    /**
     * The median of the stills, all brought to the light of the one of middling brightness: what passed through one or
     * two of them is not in it. Likewise for what is ordinary at each cell.
     */
    private Scene scene(List<Picture> all) {
        var middling = all.stream()
                .sorted(Comparator.comparingDouble(Picture::brightness))
                .toList()
                .get(all.size() / 2);
        var lit = all.stream()
                .map(still -> still.equals(middling) ? still : still.inLightOf(middling))
                .toList();
        var planes = new float[3][];
        for (int channel = 0; channel < 3; channel++) {
            int c = channel;
            planes[c] = middle(lit.stream().map(still -> still.rgb()[c]).toList());
        }
        var reference = new Picture(grid, middle(lit.stream().map(Picture::luma).toList()), planes);
        var ordinary = middle(all.stream()
                .map(still -> Difference.between(reference, still).strength())
                .toList());
        return Scene.of(reference, ordinary, all.size());
    }

    private static float[] middle(List<float[]> planes) {
        var middle = new float[planes.getFirst().length];
        var values = new float[planes.size()];
        for (int i = 0; i < middle.length; i++) {
            for (int k = 0; k < values.length; k++) {
                values[k] = planes.get(k)[i];
            }
            Arrays.sort(values);
            middle[i] = (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
        }
        return middle;
    }
}
