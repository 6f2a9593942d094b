package app.visant.application.health.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

public interface DataDiskContract {
    DataDisk disk();

    @Test
    default void hasNoMoreRoomThanThereIs() {
        assertThat(disk().space())
                .hasValueSatisfying(space -> assertThat(space.free()).isBetween(0L, space.total()));
    }
}
