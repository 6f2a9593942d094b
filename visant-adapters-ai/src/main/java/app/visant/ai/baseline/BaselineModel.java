package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.Inspection;
import app.visant.application.capture.port.ImageCodec.Raster;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.evaluation.ModelOutcome.Malformed;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local agent: it learns how a scene looks from the first stills of a device and says whether a later one looks like
 * that, whatever the light. It does not read the description. A memory belongs to one size of stills and one sort of
 * light, and is named for them, such as {@code 1280x720 colour}.
 */
final class BaselineModel implements VisionModel {
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

    /** A picture that cannot be read is {@link Malformed}; the first stills of a scene are uncertain. */
    @Override
    public Answer assess(Request request) {
        return switch (codec.inspect(request.jpeg())) {
            case Inspection.NotJpeg not -> Answer.of(new Malformed("not a JPEG: " + not.detail()));
            case Inspection.Refused refused -> Answer.of(new Malformed("refused: " + refused.detail()));
            case Inspection.Accepted size -> judge(request, size);
        };
    }

    private Answer judge(Request request, Inspection.Accepted size) {
        Raster raster;
        try {
            raster = codec.raster(request.jpeg(), SIDE);
        } catch (ImageCodec.UnreadableException e) {
            return Answer.of(new Malformed("the picture cannot be read"));
        }
        var scene = size.width() + "x" + size.height();
        var grid = Grid.of(raster.width(), raster.height());
        return new Judgement(scene, grid, memories(request, scene, grid)).of(raster);
    }

    private static Map<Light, Memory> memories(Request request, String scene, Grid grid) {
        var memories = new EnumMap<Light, Memory>(Light.class);
        for (var light : Light.values()) {
            var name = Judgement.name(scene, light);
            for (var kept : request.memory()) {
                if (kept.scene().equals(name)) {
                    MemoryFormat.read(kept.state())
                            .filter(memory -> memory.grid().equals(grid))
                            .ifPresentOrElse(
                                    memory -> memories.put(light, memory),
                                    () -> log.warn(
                                            "memory of device {} for scene {} cannot be read: learning anew",
                                            request.device().value(),
                                            name));
                }
            }
        }
        return memories;
    }
}
