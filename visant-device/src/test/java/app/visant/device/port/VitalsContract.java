package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every source of vitals keeps to. */
public interface VitalsContract {

    Vitals vitals() throws Exception;

    /** Of a machine that tells nothing. */
    Vitals mute() throws Exception;

    @Test
    default void figures_are_plausible() throws Exception {
        assertThat(vitals().diskFreeBytes().orElseThrow()).isPositive();
        assertThat(vitals().processorCelsius().orElseThrow()).isBetween(-50.0, 150.0);
    }

    @Test
    default void what_cannot_be_read_is_empty() throws Exception {
        assertThat(mute().diskFreeBytes()).isEmpty();
        assertThat(mute().processorCelsius()).isEmpty();
    }
}
