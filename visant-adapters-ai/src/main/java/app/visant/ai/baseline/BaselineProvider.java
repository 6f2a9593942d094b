package app.visant.ai.baseline;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.application.evaluation.port.VisionModel;
import jakarta.inject.Inject;

/** The local agent, which needs no network and no key. */
public final class BaselineProvider implements ModelProvider {
    /** Its vendor, and its name where it judges alone. */
    public static final String NAME = "baseline";

    private final ImageCodec codec;

    @Inject
    public BaselineProvider(ImageCodec codec) {
        this.codec = codec;
    }

    @Override
    public String vendor() {
        return NAME;
    }

    @Override
    public VisionModel open(AgentSettings settings) {
        return new BaselineModel(settings.agent(), codec);
    }

    /** Under its own name. */
    public VisionModel open() {
        return new BaselineModel(NAME, codec);
    }

    /** What teaches it, under whatever name it judges. */
    public SceneLearner learner() {
        return new BaselineModel(NAME, codec);
    }
}
