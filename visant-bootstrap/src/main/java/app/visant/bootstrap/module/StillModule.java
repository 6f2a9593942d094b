package app.visant.bootstrap.module;

import app.visant.application.capture.CaptureExport;
import app.visant.application.capture.StillBudget;
import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.MetadataWriter;
import app.visant.application.health.port.DataDisk;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.persistence.datalake.Datalake;
import app.visant.persistence.datalake.JsonMetadataWriter;
import app.visant.persistence.image.ImageIoCodec;
import app.visant.persistence.image.ImageLimits;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;

/** Where stills are kept and how they are read. */
@Module
interface StillModule {
    /** How many stills of the largest size may be in hand at once, at least. */
    int STILLS_IN_HAND = 12;

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
    static CaptureExport.Bounds exports(ServerConfig config) {
        return config.stills().exports();
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

    @Binds
    ImageStore images(Datalake datalake);

    @Binds
    DataDisk disk(Datalake datalake);

    @Binds
    MetadataWriter metadata(JsonMetadataWriter writer);
}
