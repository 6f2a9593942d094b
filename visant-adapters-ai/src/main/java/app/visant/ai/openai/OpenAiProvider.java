package app.visant.ai.openai;

import app.visant.ai.BaseUrl;
import app.visant.ai.CloudModel;
import app.visant.ai.ModelLine;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.VisionModel;
import jakarta.inject.Inject;
import java.net.URI;

/** OpenAI's models, which ask for a key. */
public final class OpenAiProvider implements ModelProvider {
    private static final URI USUAL = URI.create("https://api.openai.com/v1");

    private final ModelLine line;

    @Inject
    public OpenAiProvider(ModelLine line) {
        this.line = line;
    }

    @Override
    public String vendor() {
        return "openai";
    }

    @Override
    public VisionModel open(AgentSettings settings) {
        if (settings.key().isEmpty()) {
            throw new IllegalArgumentException("openai needs a key");
        }
        var base = BaseUrl.of(settings.baseUrl().orElse(USUAL), "v1");
        var model = BaseUrl.model(settings.model());
        return new CloudModel(settings, new ChatCompletions(base, model, ChatCompletions.Form.OPENAI), line);
    }
}
