package app.visant.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.ai.gemini.GeminiProvider;
import app.visant.ai.openai.CompatibleProvider;
import app.visant.ai.openai.OpenAiProvider;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.ModelProviderContract;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ProvidersTest {
    private static final ModelLine LINE = VendorServer.line(Duration.ofSeconds(1));
    private static final Optional<AgentSettings.Key> KEY = Optional.of(new AgentSettings.Key(VendorServer.KEY));

    @Nested
    final class OpenAi implements ModelProviderContract {
        @Override
        public ModelProvider provider() {
            return new OpenAiProvider(LINE);
        }

        @Override
        public AgentSettings settings(String agent) {
            return new AgentSettings(agent, "openai", "gpt-4o-mini", Optional.empty(), KEY, false);
        }
    }

    @Nested
    final class Gemini implements ModelProviderContract {
        @Override
        public ModelProvider provider() {
            return new GeminiProvider(LINE);
        }

        @Override
        public AgentSettings settings(String agent) {
            return new AgentSettings(agent, "gemini", "models/gemini-2.5-flash", Optional.empty(), KEY, false);
        }
    }

    @Nested
    final class Compatible implements ModelProviderContract {
        @Override
        public ModelProvider provider() {
            return new CompatibleProvider(LINE);
        }

        @Override
        public AgentSettings settings(String agent) {
            return new AgentSettings(
                    agent,
                    "compatible",
                    "llava",
                    Optional.of(URI.create("http://10.0.0.5:11434")),
                    Optional.empty(),
                    true);
        }
    }

    @Test
    void whatAVendorNeedsMustBeThere() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OpenAiProvider(LINE).open(bare("openai")))
                .withMessage("openai needs a key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GeminiProvider(LINE).open(bare("gemini")))
                .withMessage("gemini needs a key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CompatibleProvider(LINE).open(bare("compatible")))
                .withMessage("compatible needs a base_url");
    }

    @ParameterizedTest
    @CsvSource({
        "https://models.example, https://models.example/v1",
        "https://models.example/, https://models.example/v1",
        "https://models.example/v1/, https://models.example/v1/",
        "http://[::1]:8080/openai, http://[::1]:8080/openai",
    })
    void anAddressWithoutAPathGetsTheUsualOne(String address, String base) {
        assertThat(BaseUrl.of(URI.create(address), "v1").toString()).isEqualTo(base);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://models.example",
                "file:///etc/passwd",
                "models.example",
                "https://user:password@models.example",
                "https://models.example/v1?key=1",
                "https://models.example/v1#x",
            })
    void anAddressThatIsNoneIsRefused(String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.of(URI.create(address), "v1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "../../x", "a b", "a?b", "a#b", "a\nb", ":x", "a..b"})
    void aModelThatCannotBeOneIsRefused(String model) {
        assertThatIllegalArgumentException().isThrownBy(() -> BaseUrl.model(model));
    }

    private static AgentSettings bare(String vendor) {
        return new AgentSettings("north", vendor, "any", Optional.empty(), Optional.empty(), false);
    }
}
