package app.visant.ai.openai;

import app.visant.ai.BaseUrl;
import app.visant.ai.CloudModel;
import app.visant.ai.ModelLine;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.VisionModel;
import jakarta.inject.Inject;

/** Models behind any server that speaks OpenAI's Chat Completions: Ollama, vLLM, llama.cpp. The key may be missing. */
public final class CompatibleProvider implements ModelProvider {
    private final ModelLine line;

    @Inject
    public CompatibleProvider(ModelLine line) {
        this.line = line;
    }

    @Override
    public String vendor() {
        return "compatible";
    }

    @Override
    public VisionModel open(AgentSettings settings) {
        var address = settings.baseUrl().orElseThrow(() -> new IllegalArgumentException("compatible needs a base_url"));
        var base = BaseUrl.of(address, "v1");
        var model = BaseUrl.model(settings.model());
        return new CloudModel(settings, new ChatCompletions(base, model, ChatCompletions.Form.COMPATIBLE), line);
    }
}
