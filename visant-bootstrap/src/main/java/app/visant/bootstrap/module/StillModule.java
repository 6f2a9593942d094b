package app.visant.bootstrap.module;

import app.visant.ai.baseline.BaselineModel;
import app.visant.application.capture.StillBudget;
import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.MetadataWriter;
import app.visant.application.evaluation.Panel;
import app.visant.application.evaluation.RetryingVisionModel;
import app.visant.application.evaluation.TimeLimitedVisionModel;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.domain.evaluation.ConsensusPolicy;
import app.visant.persistence.datalake.Datalake;
import app.visant.persistence.datalake.JsonMetadataWriter;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Where stills are kept, how they are read, and who judges them. */
@Module
interface StillModule {
    /** How many stills of the largest size may be in hand at once, at least. */
    int STILLS_IN_HAND = 12;

    /** All tries of one agent and the pauses between them. */
    int TRIES_WITHIN = 4;

    @Provides
    @Singleton
    static StillBudget budget(ServerConfig config) {
        var largest = config.stills().maxBytes();
        return new StillBudget(new StillBudget.Limits(
                largest,
                Math.max(largest * STILLS_IN_HAND, StillBudget.Limits.DEFAULT.bytesInHand()),
                StillBudget.Limits.DEFAULT.patience()));
    }

    @Provides
    @Singleton
    static ImageCodec codec(ServerConfig config) {
        return new ImageIoCodec(limits(config.stills()));
    }

    static ImageLimits limits(ServerConfig.Stills stills) {
        var usual = ImageLimits.usual(Runtime.getRuntime().availableProcessors());
        var extent = new ImageLimits.Extent(
                Math.toIntExact(stills.maxBytes()),
                stills.maxSide(),
                Math.toIntExact(stills.maxPixels()),
                usual.extent().maxPixelsPerByte());
        return new ImageLimits(extent, usual.structure(), usual.decodesAtOnce(), usual.decodeTime());
    }

    @Provides
    @Singleton
    static Panel panel(BaselineModel baseline, ServerConfig config) {
        var limit = config.judging().agentTimeout();
        var asked = new RetryingVisionModel(
                new TimeLimitedVisionModel(baseline, limit), Thread::sleep, ThreadLocalRandom.current());
        return new Panel(
                List.of(asked),
                ConsensusPolicy.DEFAULT,
                limit.multipliedBy(TRIES_WITHIN).plus(Duration.ofMinutes(2)));
    }

    @Binds
    ImageStore images(Datalake datalake);

    @Binds
    MetadataWriter metadata(JsonMetadataWriter writer);
}
