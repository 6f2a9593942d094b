package app.visant.bootstrap.module;

import app.visant.ai.baseline.BaselineProvider;
import app.visant.application.evaluation.Panel;
import app.visant.application.evaluation.RetryingVisionModel;
import app.visant.application.evaluation.TimeLimitedVisionModel;
import app.visant.application.evaluation.port.ModelProvider;
import app.visant.application.evaluation.port.SceneLearner;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.domain.evaluation.ConsensusPolicy;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoSet;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Whose models can be asked, and who judges. */
@Module
interface AgentModule {
    /** All tries of one agent and the pauses between them. */
    int TRIES_WITHIN = 4;

    @Provides
    @Singleton
    static Panel panel(BaselineProvider baseline, ServerConfig config) {
        var limit = config.judging().agentTimeout();
        var asked = new RetryingVisionModel(
                new TimeLimitedVisionModel(baseline.open(), limit), Thread::sleep, ThreadLocalRandom.current());
        return new Panel(
                List.of(asked),
                ConsensusPolicy.DEFAULT,
                limit.multipliedBy(TRIES_WITHIN).plus(Duration.ofMinutes(2)));
    }

    @Provides
    static SceneLearner learner(BaselineProvider baseline) {
        return baseline.learner();
    }

    @Binds
    @IntoSet
    ModelProvider baseline(BaselineProvider baseline);
}
