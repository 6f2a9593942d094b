package app.visant.bootstrap.accuracy;

import app.visant.device.camera.DrawnScene;
import app.visant.device.camera.DrawnScene.Kind;
import app.visant.device.camera.DrawnScene.Thing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A labelled folder of one drawn place, as a camera would fill it: still by still the hours pass, and sun, clouds,
 * exposure, colour of light, noise and shake are as chance has it. One day and night is quiet; then two stills of three have
 * something in them, of any kind, anywhere, from 0.4 % of the frame and not always in full contrast.
 */
record DrawnFolder(long seed, int width, int height, int stills) {
    /** Every still shows another hour; at the end of a day each sort of light has been seen often enough. */
    private static final int QUIET = 24;

    private static final double HOURS_PER_STILL = 1.1;
    private static final double FIRST_HOUR = 8;
    private static final double LEAST_AREA = 0.004;
    private static final double LARGEST_AREA = 0.04;
    private static final double LEAST_CONTRAST = 0.7;
    private static final List<Kind> EVERYWHERE =
            List.of(Kind.PERSON, Kind.PARCEL, Kind.ANIMAL, Kind.LADDER, Kind.OPEN_DOOR, Kind.SMOKE);

    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        var scene = new DrawnScene(seed, width, height);
        var chance = new SplittableRandom(seed);
        var labels = new ArrayList<>(List.of("file,state"));
        for (var index = 0; index < stills; index++) {
            var thing = index >= QUIET && index % 3 != 0 ? Optional.of(thing(chance)) : Optional.<Thing>empty();
            var light = scene.anyLight((FIRST_HOUR + index * HOURS_PER_STILL) % 24, index);
            var frame = scene.still(light, index, thing);
            var name = String.format(Locale.ROOT, "%03d-%05.2fh-%s.jpg", index, light.hour(), name(thing));
            Files.write(folder.resolve(name), frame.jpeg());
            labels.add(name + (frame.abnormal() ? ",abnormal" : ",normal"));
        }
        Files.write(folder.resolve("labels.csv"), labels);
    }

    static Thing thing(SplittableRandom chance) {
        var kind = EVERYWHERE.get(chance.nextInt(EVERYWHERE.size()));
        // Smoke is not a thing with an edge: it comes in clouds.
        var least = kind == Kind.SMOKE ? 0.03 : LEAST_AREA;
        var area = least * Math.exp(chance.nextDouble() * Math.log(LARGEST_AREA / least));
        return new Thing(
                kind,
                area,
                chance.nextDouble(LEAST_CONTRAST, 1),
                chance.nextDouble(),
                chance.nextDouble(0.2, 1),
                chance.nextLong());
    }

    private static String name(Optional<Thing> thing) {
        return thing.map(t -> String.format(Locale.ROOT, "%s-%.4f-%.2f", t.kind(), t.area(), t.contrast()))
                .orElse("nothing");
    }
}
