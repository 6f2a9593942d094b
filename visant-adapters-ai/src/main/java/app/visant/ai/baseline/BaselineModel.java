package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome.Malformed;
import app.visant.domain.shared.DeviceId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local agent: it learns how a scene looks from the first stills of a device and says whether a later one looks like
 * that, whatever the light. It does not read the description. A memory belongs to one size of stills and one sort of
 * light, and is named for them, such as {@code 1280x720 colour}.
 */
final class BaselineModel implements VisionModel, SceneLearner {
    private static final Logger log = LoggerFactory.getLogger(BaselineModel.class);
    /** Twice the grid, so that a still can be moved by parts of a cell. */
    private static final int SIDE = 2 * Grid.SIDE;

    private final String agent;
    private final ImageCodec codec;

    BaselineModel(String agent, ImageCodec codec) {
        this.agent = agent;
        this.codec = codec;
    }

    @Override
    public String agent() {
        return agent;
    }

    @Override
    public String vendor() {
        return BaselineProvider.NAME;
    }

    /** A picture that cannot be read is {@link Malformed}; the first stills of a scene are uncertain. */
    @Override
    public Answer assess(Request request) {
        return switch (codec.inspect(request.jpeg())) {
            case Inspection.NotJpeg not -> Answer.of(new Malformed("not a JPEG: " + not.detail()));
            case Inspection.Refused refused -> Answer.of(new Malformed("refused: " + refused.detail()));
            case Inspection.Accepted size -> judge(request, size);
        };
    }

    /** Nothing is learned while the scene is not known yet, nor from a still that shows another place. */
    @Override
    public Optional<SceneMemory> learn(Lesson lesson) {
        return codec.inspect(lesson.jpeg()) instanceof Inspection.Accepted size
                ? raster(lesson.jpeg())
                        .flatMap(raster -> judgement(size, raster, lesson.memory(), lesson.device())
                                .lesson(raster))
                : Optional.empty();
    }

    private Answer judge(Request request, Inspection.Accepted size) {
        return raster(request.jpeg())
                .map(raster -> judgement(size, raster, request.memory(), request.device())
                        .of(raster))
                .orElseGet(() -> Answer.of(new Malformed("the picture cannot be read")));
    }

    private Optional<Raster> raster(byte[] jpeg) {
        try {
            return Optional.of(codec.raster(jpeg, SIDE));
        } catch (ImageCodec.UnreadableException e) {
            return Optional.empty();
        }
    }

    private static Judgement judgement(
            Inspection.Accepted size, Raster raster, List<SceneMemory> memory, DeviceId device) {
        var scene = size.width() + "x" + size.height();
        var grid = Grid.of(raster.width(), raster.height());
        return new Judgement(scene, grid, memories(memory, device, scene, grid));
    }

    private static Map<Light, Memory> memories(List<SceneMemory> memory, DeviceId device, String scene, Grid grid) {
        var memories = new EnumMap<Light, Memory>(Light.class);
        for (var light : Light.values()) {
            var name = Judgement.name(scene, light);
            for (var kept : memory) {
                if (kept.scene().equals(name)) {
                    MemoryFormat.read(kept.state())
                            .filter(known -> known.grid().equals(grid))
                            .ifPresentOrElse(
                                    known -> memories.put(light, known),
                                    () -> log.warn(
                                            "memory of device {} for scene {} cannot be read: learning anew",
                                            device.value(),
                                            name));
                }
            }
        }
        return memories;
    }
}
