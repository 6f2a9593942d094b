package app.visant.persistence.shared;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.SettableClock;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class UuidV7Test {
    private static final Comparator<UUID> AS_THE_DATABASE_SORTS = Comparator.comparing(UUID::toString);

    private final SettableClock clock = new SettableClock();
    private final UuidV7 ids = new UuidV7(clock);

    @Test
    void theTimeIsInTheId() {
        assertThat(ids.next().getMostSignificantBits() >>> 16)
                .isEqualTo(clock.instant().toEpochMilli());
    }

    @Test
    void idsOfOneMillisecondAreInOrderHoweverMany() {
        var made = Stream.generate(ids::next).limit(20_000).toList();

        assertThat(made).isSortedAccordingTo(AS_THE_DATABASE_SORTS).doesNotHaveDuplicates();
        assertThat(made).allMatch(id -> id.version() == 7 && id.variant() == 2);
    }

    @Test
    void idsStayInOrderWhenTheClockGoesBack() {
        var before = ids.next();
        clock.advance(Duration.ofHours(-1));

        assertThat(ids.next()).usingComparator(AS_THE_DATABASE_SORTS).isGreaterThan(before);
    }

    @Test
    void laterIdsAreGreater() {
        var before = ids.next();
        clock.advance(Duration.ofMillis(1));

        assertThat(ids.next()).usingComparator(AS_THE_DATABASE_SORTS).isGreaterThan(before);
    }
}
