package app.visant.bootstrap.module;

import app.visant.ai.ModelLine;
import app.visant.ai.baseline.BaselineProvider;
import app.visant.ai.gemini.GeminiProvider;
import app.visant.ai.openai.CompatibleProvider;
import app.visant.ai.openai.OpenAiProvider;
import app.visant.application.evaluation.AgentOpening;
import app.visant.application.evaluation.BreakingModelProvider;
import app.visant.application.evaluation.OperatorAgents;
import app.visant.application.evaluation.RetryingVisionModel;
import app.visant.application.evaluation.TimeLimitedVisionModel;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.net.GuardedSockets;
import app.visant.domain.evaluation.PriceList;
import app.visant.domain.evaluation.ReusePolicy;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;

/** Whose models can be asked, how, and for how much. */
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
    static AgentOpening.Manner manner(ServerConfig config) {
        var limit = config.judging().agentTimeout();
        return new AgentOpening.Manner(
                agent -> new RetryingVisionModel(
                        new TimeLimitedVisionModel(agent, limit), Thread::sleep, ThreadLocalRandom.current()),
                limit.multipliedBy(TRIES_WITHIN).plus(Duration.ofMinutes(2)));
    }

    @Provides
    static SceneLearner learner(BaselineProvider baseline) {
        return baseline.learner();
    }

    @Provides
    @Singleton
    static OperatorAgents operatorAgents(ServerConfig config) {
        return new OperatorAgents(config.judging().agents());
    }

    @Provides
    static ReusePolicy reuse(ServerConfig config) {
        return new ReusePolicy(config.judging().reuse());
    }

    @Provides
    static PriceList prices(ServerConfig config) {
        return config.judging().prices();
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
