package app.visant.device.core;

import app.visant.domain.shared.RecordId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Names stills: {@code CAP_20261110_120000_} and 12 random hexadecimal digits, so that people can read when and no two are alike. */
@Singleton
public final class RecordIds {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int RANDOM_BYTES = 6;

    private final ServerClock clock;
    private final RandomGenerator random;

    @Inject
    public RecordIds(ServerClock clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    public RecordId next() {
        var salt = new byte[RANDOM_BYTES];
        random.nextBytes(salt);
        return new RecordId(
                "CAP_" + STAMP.format(clock.now()) + "_" + HexFormat.of().formatHex(salt));
    }
}
