package app.visant.archfixture.device.core;

import app.visant.archfixture.Breaks;
import java.time.Instant;
import java.util.Random;

/** Asks for time, chance, sleep and the environment, where all four should be handed in. */
@Breaks("OWNERS")
final class WorldlyCore {
    private WorldlyCore() {}

    static String ask() throws InterruptedException {
        Thread.sleep(1);
        return System.getenv("HOME") + Instant.now() + new Random().nextInt();
    }
}
