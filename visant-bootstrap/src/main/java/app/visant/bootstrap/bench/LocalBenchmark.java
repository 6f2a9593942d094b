package app.visant.bootstrap.bench;

import app.visant.ai.baseline.BaselineProvider;
import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.StillPicture;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModel.Brief;
import app.visant.application.evaluation.port.VisionModel.SceneMemory;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.evaluation.Likeness;
import app.visant.domain.evaluation.Sketch;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What is done with a still on this machine besides decoding it: the local agent's look, and the look whether it is the last one again. */
final class LocalBenchmark implements Benchmark {
    private static final int STILLS = 24;
    private static final int ROUNDS = 20;
    /** In which the local agent looks at stills. */
    private static final int BASELINE_SIDE = 320;

    private static final double AGENT_MILLIS = 15;
    private static final double LIKENESS_MILLIS = 2;
    /** Of what an uncovered still takes. */
    private static final double MOST_FOR_COVERING = 1.25;

    private static final Sight COVERED =
            new Sight(Sight.Form.MASKED, List.of(new Region(0, 0.3, 1, 0.7)), List.of(new Region(0.7, 0.4, 0.2, 0.3)));

    @Override
    public String name() {
        return "local";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var images = new ImageIoCodec(ImageLimits.usual(1));
        var codec = new RememberingCodec(images);
        var stills = stills();
        var agent = new Agent(codec);
        var looks = new Samples();
        var likenesses = new Samples();
        var covered = new Samples();
        var uncovered = new Samples();
        // One round decodes and learns, half of the others warm up.
        for (var round = 0; round <= runs * ROUNDS; round++) {
            for (var still : stills) {
                var looked = agent.millis(still);
                var compared = likenessMillis(codec, stills.getFirst(), still);
                if (round > runs * ROUNDS / 2) {
                    looks.add(looked);
                    likenesses.add(compared);
                }
            }
        }
        for (var round = 0; round <= 2 * runs; round++) {
            for (var still : stills) {
                var covering = millisToShow(still, COVERED, images);
                var showing = millisToShow(still, Sight.EVERYTHING, images);
                if (round > runs) {
                    covered.add(covering);
                    uncovered.add(showing);
                }
            }
        }
        return List.of(
                figure("baseline on a still of 1280×720, decoded before", looks, AGENT_MILLIS),
                figure("whether a still is the last one again", likenesses, LIKENESS_MILLIS),
                Figure.atMost(
                        "a still with covered parts made ready for all agents",
                        "%.1f ms".formatted(covered.median()),
                        "an uncovered one: %.1f ms".formatted(uncovered.median()),
                        covered.median() / uncovered.median(),
                        MOST_FOR_COVERING));
    }

    private static Figure figure(String name, Samples millis, double most) {
        return Figure.atMost(
                name, "%.2f ms".formatted(millis.median()), "%.0f ms".formatted(most), millis.median() / most, 1);
    }

    /** All decoding there is to do for one still: to look whether it is the last one, for the local agent, and to send it. */
    private static double millisToShow(byte[] jpeg, Sight sight, ImageCodec codec) throws UnreadableException {
        var began = System.nanoTime();
        var still = StillPicture.of(jpeg, sight, codec);
        codec.raster(still.whole(), Sketch.SIDE);
        codec.raster(still.whole(), BASELINE_SIDE);
        still.reduced();
        return (System.nanoTime() - began) / 1e6;
    }

    /** One place with something small in another corner of each. */
    private static List<byte[]> stills() throws IOException {
        var stills = new ArrayList<byte[]>();
        for (var number = 0; number < STILLS; number++) {
            var picture = Pictures.drawn(1280, 720);
            var pen = picture.createGraphics();
            pen.fillRect(number * 50, number * 25, 12, 12);
            pen.dispose();
            stills.add(Pictures.jpeg(picture, 0.85f));
        }
        return stills;
    }

    private static double likenessMillis(RememberingCodec codec, byte[] last, byte[] now) throws UnreadableException {
        var before = codec.raster(last, Sketch.SIDE);
        var raster = codec.raster(now, Sketch.SIDE);
        var known = Sketch.of(before.width(), before.height(), before.rgb());
        var began = System.nanoTime();
        var same = Likeness.same(known, Sketch.of(raster.width(), raster.height(), raster.rgb()));
        var millis = (System.nanoTime() - began) / 1e6;
        if (Arrays.equals(last, now) && !same) {
            throw new IllegalStateException("a still is not like itself");
        }
        return millis;
    }

    /** The agent before one device, its memory kept as the service keeps it. */
    private static final class Agent {
        private final RememberingCodec codec;
        private final VisionModel model;
        private final Map<String, SceneMemory> memory = new LinkedHashMap<>();

        private Agent(RememberingCodec codec) {
            this.codec = codec;
            this.model = new BaselineProvider(codec).open();
        }

        double millis(byte[] still) {
            var request = new VisionModel.Request(
                    new OrgId(new UUID(0, 0)),
                    new DeviceId("camera"),
                    new RecordId("still"),
                    Instant.EPOCH,
                    new StillPicture(still, codec),
                    Brief.of("An empty yard."),
                    List.copyOf(memory.values()));
            var began = System.nanoTime();
            var answer = model.assess(request);
            var millis = (System.nanoTime() - began) / 1e6;
            answer.learned().ifPresent(learned -> memory.put(learned.memory().scene(), learned.memory()));
            return millis;
        }
    }
}
