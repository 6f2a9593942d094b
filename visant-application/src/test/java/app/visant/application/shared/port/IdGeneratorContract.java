package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.Together;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

public interface IdGeneratorContract {
    IdGenerator ids();

    @Test
    default void makesIdsOfVersion7() {
        assertThat(Stream.generate(ids()::next).limit(100)).allSatisfy(id -> {
            assertThat(id.version()).isEqualTo(7);
            assertThat(id.variant()).isEqualTo(2);
        });
    }

    @Test
    default void makesIdsInOrderOfTime() {
        var milliseconds = Stream.generate(ids()::next)
                .limit(10_000)
                .map(id -> id.getMostSignificantBits() >>> 16)
                .toList();

        assertThat(milliseconds).isSorted();
    }

    @Test
    default void makesNoIdTwiceOnAnyThread() {
        var generator = ids();

        var made = Together.run(
                        4, () -> Stream.generate(generator::next).limit(2_000).toList())
                .stream()
                .flatMap(Collection<UUID>::stream)
                .toList();

        assertThat(made).doesNotHaveDuplicates().hasSize(8_000);
    }
}
