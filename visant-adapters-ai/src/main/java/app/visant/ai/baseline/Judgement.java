package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.application.evaluation.port.VisionModel.Answer;
import app.visant.application.evaluation.port.VisionModel.Learned;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome.Assessed;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One still before what is remembered of its scene. Every memory that can speak is asked, and one that finds the still as
 * usual is believed: at dusk either of two may. If none does, the memory for this light decides; if that one is still
 * learning, the answer is uncertain.
 */
final class Judgement {
    private static final double SUREST = 0.98;
    /** How fast confidence falls towards the border between normal and abnormal. */
    private static final double SLOPE = 2.5;

    private final String scene;
    private final Grid grid;
    private final Map<Light, Memory> memories;

    Judgement(String scene, Grid grid, Map<Light, Memory> memories) {
        this.scene = scene;
        this.grid = grid;
        this.memories = memories;
    }

    static String name(String scene, Light light) {
        return scene + " " + light.name().toLowerCase(Locale.ROOT);
    }

    Answer of(Raster raster) {
        if (Math.min(grid.width(), grid.height()) < Grid.LEAST) {
            return Answer.of(uncertain("The picture is too small to tell."));
        }
        var plain = Picture.of(raster, grid);
        if (Light.none(plain)) {
            return Answer.of(uncertain("It is too dark to see anything."));
        }
        var light = Light.of(plain, usual());
        var sights = new EnumMap<Light, Scene.Sight>(Light.class);
        memories.forEach((kind, memory) -> {
            if (memory instanceof Scene known && light.comparable(kind)) {
                sights.put(kind, known.look(raster));
            }
        });
        var own = memories.getOrDefault(light, Learning.nothing(grid));
        var closest = sights.entrySet().stream().min(Map.Entry.comparingByValue(Judgement::compare));
        var normal = closest.filter(entry -> entry.getValue().oddity() < 1);
        return switch (own) {
            case Learning learning -> learning(learning, raster, light, normal);
            case Scene known ->
                normal.map(entry -> normal(entry.getKey(), entry.getValue()))
                        .orElseGet(() -> abnormal(closest.orElseThrow().getValue()));
        };
    }

    /** What is remembered once a person has called the still normal. */
    Optional<SceneMemory> lesson(Raster raster) {
        if (Math.min(grid.width(), grid.height()) < Grid.LEAST) {
            return Optional.empty();
        }
        var plain = Picture.of(raster, grid);
        if (Light.none(plain)) {
            return Optional.empty();
        }
        var light = Light.of(plain, usual());
        if (!(memories.get(light) instanceof Scene known)) {
            return Optional.empty();
        }
        var sight = known.look(raster);
        return sight.recognized() ? Optional.of(kept(light, known.widenedBy(sight))) : Optional.empty();
    }

    private Optional<Picture> usual() {
        return memories.get(Light.COLOUR) instanceof Scene known ? Optional.of(known.reference()) : Optional.empty();
    }

    private static int compare(Scene.Sight one, Scene.Sight other) {
        return Double.compare(one.oddity(), other.oddity());
    }

    /** What another memory finds normal is normal, and still something to learn from. */
    private Answer learning(
            Learning learning, Raster raster, Light light, Optional<Map.Entry<Light, Scene.Sight>> normal) {
        var learned = learned(light, learning.with(raster), false);
        int count = learning.stills().size() + 1;
        return normal.map(entry -> new Answer(asUsual(entry.getValue()), learned))
                .orElseGet(() -> new Answer(uncertain(Wording.learning(count, light)), learned));
    }

    private Answer normal(Light light, Scene.Sight sight) {
        var known = (Scene) Objects.requireNonNull(memories.get(light));
        return new Answer(asUsual(sight), learned(light, known.following(sight), true));
    }

    private Answer abnormal(Scene.Sight sight) {
        var spots = sight.spots().stream()
                .filter(spot -> spot.strength()
                        >= Math.min(Spot.CLEAR, sight.spots().getFirst().strength()))
                .toList();
        var reason = sight.recognized() ? Wording.changed(spots, grid) : Wording.notRecognized();
        double confidence = 1 - 0.5 * Math.exp(-SLOPE * (sight.oddity() - 1));
        return Answer.of(new Assessed(
                ClassificationState.ABNORMAL, Math.min(SUREST, confidence), reason, Wording.regions(spots, grid)));
    }

    private static Assessed asUsual(Scene.Sight sight) {
        double confidence = 1 - 0.5 * Math.exp(-SLOPE * (1 - sight.oddity()));
        return new Assessed(ClassificationState.NORMAL, Math.min(SUREST, confidence), Wording.asUsual(), List.of());
    }

    private static Assessed uncertain(String reason) {
        return new Assessed(ClassificationState.UNCERTAIN, 0, reason, List.of());
    }

    private Optional<Learned> learned(Light light, Memory memory, boolean onlyIfNormal) {
        return Optional.of(new Learned(kept(light, memory), onlyIfNormal));
    }

    private SceneMemory kept(Light light, Memory memory) {
        return new SceneMemory(name(scene, light), MemoryFormat.write(memory));
    }
}
