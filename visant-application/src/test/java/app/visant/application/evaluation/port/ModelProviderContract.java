package app.visant.application.evaluation.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

public interface ModelProviderContract {
    ModelProvider provider();

    /** With all that the vendor needs. */
    AgentSettings settings(String agent);

    @Test
    default void hasAShortNameThatStays() {
        assertThat(provider().vendor())
                .matches("[a-z0-9][a-z0-9_-]{0,31}")
                .isEqualTo(provider().vendor());
    }

    @Test
    default void opensAnAgentUnderTheNameItIsGiven() {
        assertThat(provider().open(settings("north")).agent()).isEqualTo("north");
        assertThat(provider().open(settings("south")).agent()).isEqualTo("south");
    }

    @Test
    default void itsSettingsShowNoKey() {
        var settings = settings("north");

        settings.key().ifPresent(key -> assertThat(settings.toString()).doesNotContain(key.text()));
    }
}
