package app.visant.bootstrap.module;

import app.visant.ai.ModelLine;
import app.visant.ai.baseline.BaselineProvider;
import app.visant.ai.gemini.GeminiProvider;
import app.visant.ai.openai.CompatibleProvider;
import app.visant.ai.openai.OpenAiProvider;
import app.visant.application.evaluation.BreakingModelProvider;
import app.visant.application.evaluation.Panel;
import app.visant.application.evaluation.RetryingVisionModel;
import app.visant.application.evaluation.TimeLimitedVisionModel;
import app.visant.application.evaluation.port.AgentSettings;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.net.GuardedSockets;
import app.visant.domain.evaluation.ConsensusPolicy;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose models can be asked, and who judges. */
@Module
interface AgentModule {
    /** All tries of one agent and the pauses between them. */
    int TRIES_WITHIN = 4;

    /** The line gives up a little sooner than whoever waits for it, since it knows better what happened. */
    @Provides
    @Singleton
    static ModelLine line(ServerConfig config, InstantSource clock) {
        var judging = config.judging();
        var limit = judging.agentTimeout().multipliedBy(19).dividedBy(20);
        return new ModelLine(
                new ModelLine.Settings(
                        limit,
                        new GuardedSockets(judging.outreach(), true),
                        new GuardedSockets(judging.outreach(), false)),
                clock);
    }

    @Provides
    @Singleton
    static Panel panel(Set<ModelProvider> providers, ServerConfig config) {
        var judging = config.judging();
        var settings = judging.agents().isEmpty() ? List.of(baseline()) : judging.agents();
        var byVendor = providers.stream().collect(Collectors.toMap(ModelProvider::vendor, Function.identity()));
        return new Panel(
                settings.stream()
                        .map(agent -> asked(
                                Objects.requireNonNull(byVendor.get(agent.vendor()))
                                        .open(agent),
                                judging.agentTimeout()))
                        .toList(),
                ConsensusPolicy.DEFAULT,
                judging.agentTimeout().multipliedBy(TRIES_WITHIN).plus(Duration.ofMinutes(2)));
    }

    private static VisionModel asked(VisionModel model, Duration limit) {
        return new RetryingVisionModel(
                new TimeLimitedVisionModel(model, limit), Thread::sleep, ThreadLocalRandom.current());
    }

    private static AgentSettings baseline() {
        return new AgentSettings(
                BaselineProvider.NAME,
                BaselineProvider.NAME,
                BaselineProvider.NAME,
                Optional.empty(),
                Optional.empty(),
                true);
    }

    @Provides
    static SceneLearner learner(BaselineProvider baseline) {
        return baseline.learner();
    }

    @Binds
    @IntoSet
    ModelProvider baselines(BaselineProvider provider);

    @Provides
    @Singleton
    @IntoSet
    static ModelProvider openAi(OpenAiProvider provider, InstantSource clock) {
        return new BreakingModelProvider(provider, clock);
    }

    @Provides
    @Singleton
    @IntoSet
    static ModelProvider gemini(GeminiProvider provider, InstantSource clock) {
        return new BreakingModelProvider(provider, clock);
    }

    @Provides
    @Singleton
    @IntoSet
    static ModelProvider compatible(CompatibleProvider provider, InstantSource clock) {
        return new BreakingModelProvider(provider, clock);
    }
}
