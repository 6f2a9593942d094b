package app.visant.application.shared.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

public interface SecretBoxContract {
    SecretBox box();

    @Test
    default void opensWhatItSealedForThatPlace() {
        assertThat(box().open("mail:1", box().seal("mail:1", "Grüße 👋"))).isEqualTo("Grüße 👋");
        assertThat(box().open("mail:1", box().seal("mail:1", ""))).isEmpty();
    }

    @Test
    default void whatIsSealedTellsNothing() {
        assertThat(box().seal("mail:1", "open sesame")).doesNotContain("sesame");
        assertThat(box().seal("mail:1", "open sesame")).isNotEqualTo(box().seal("mail:1", "open sesame"));
    }

    @Test
    default void opensNothingElse() {
        var sealed = box().seal("mail:1", "open sesame");
        var changed = sealed.substring(0, sealed.length() - 2) + (sealed.endsWith("AA") ? "BB" : "AA");

        assertThatThrownBy(() -> box().open("mail:2", sealed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box().open("mail:1", changed)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box().open("mail:1", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box().open("mail:1", "not sealed at all"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
