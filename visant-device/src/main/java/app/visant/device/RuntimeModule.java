package app.visant.device;

import app.visant.device.cloud.CloudClient;
import app.visant.device.cloud.OkHttpCloud;
import app.visant.device.cloud.OkHttpCommandStream;
import app.visant.device.core.SelfReport;
import app.visant.device.core.Ticker;
import app.visant.device.port.Cloud;
import app.visant.device.port.CommandStream;
import app.visant.device.port.Credentials;
import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** The machine's clocks and dice, and the adapters of the cloud. */
@Module
interface RuntimeModule {

    @Provides
    static InstantSource deviceClock() {
        return InstantSource.system();
    }

    @Provides
    static Ticker ticker() {
        return System::nanoTime;
    }

    @Provides
    @Singleton
    static RandomGenerator random() {
        return new SecureRandom();
    }

    @Provides
    static SelfReport.Version version() {
        return BuildVersion.get();
    }

    @Provides
    @Singleton
    static CloudClient client(Credentials credentials, SelfReport.Version version) {
        return new CloudClient(credentials, version.value());
    }

    @Binds
    @Singleton
    Cloud cloud(OkHttpCloud cloud);

    @Binds
    @Singleton
    CommandStream stream(OkHttpCommandStream stream);
}
