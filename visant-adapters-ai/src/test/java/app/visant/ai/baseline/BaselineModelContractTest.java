package app.visant.ai.baseline;

import app.visant.application.evaluation.port.VisionModel;
import app.visant.application.evaluation.port.VisionModelContract;

final class BaselineModelContractTest implements VisionModelContract {
    private final BaselineModel model = new BaselineModel("baseline", new PixelCodec());

    @Override
    public VisionModel model() {
        return model;
    }

    @Override
    public byte[] still() {
        return Shot.of(1).bytes();
    }
}
