package app.visant.ai.baseline;

import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.ModelProviderContract;
import java.util.Optional;

final class BaselineProviderTest implements ModelProviderContract {
    @Override
    public ModelProvider provider() {
        return new BaselineProvider(new PixelCodec());
    }

    @Override
    public AgentSettings settings(String agent) {
        return new AgentSettings(agent, "baseline", "baseline", Optional.empty(), Optional.empty(), true);
    }
}
