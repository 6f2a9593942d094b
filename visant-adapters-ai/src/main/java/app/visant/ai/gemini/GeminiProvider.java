package app.visant.ai.gemini;

import app.visant.ai.BaseUrl;
import app.visant.ai.CloudModel;
import app.visant.ai.ModelLine;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.VisionModel;
import jakarta.inject.Inject;
import java.net.URI;

/** Google's models, which ask for a key. */
public final class GeminiProvider implements ModelProvider {
    private static final URI USUAL = URI.create("https://generativelanguage.googleapis.com/v1beta");
    private static final String FOLDER = "models/";

    private final ModelLine line;

    @Inject
    public GeminiProvider(ModelLine line) {
        this.line = line;
    }

    @Override
    public String vendor() {
        return "gemini";
    }

    @Override
    public VisionModel open(AgentSettings settings) {
        if (settings.key().isEmpty()) {
            throw new IllegalArgumentException("gemini needs a key");
        }
        var base = BaseUrl.of(settings.baseUrl().orElse(USUAL), "v1beta");
        var name = settings.model();
        var model = BaseUrl.model(name.startsWith(FOLDER) ? name.substring(FOLDER.length()) : name);
        return new CloudModel(settings, new GenerateContent(base, model), line);
    }
}
