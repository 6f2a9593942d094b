package app.visant.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.visant.domain.capture.ClassificationState;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SpentTest {
    @Test
    void whatIsNotToldOfOneTryIsTakenFromTheOther() {
        var earlier = new Spent(
                Optional.of("model-7"), Optional.of(10L), Optional.empty(), Optional.of("en-1"), Optional.of("{"));

        assertThat(Spent.NOTHING.after(earlier)).isEqualTo(earlier);
        assertThat(earlier.after(Spent.NOTHING)).isEqualTo(earlier);
        assertThat(earlier.after(earlier).inputTokens()).contains(20L);
        assertThat(earlier.after(earlier).outputTokens()).isEmpty();
    }

    @Test
    void aRawAnswerIsCutBetweenCharactersAndHoldsNoNul() {
        var raw = raw("\0" + "\uD83D\uDE97".repeat(10_000));

        assertThat(raw.rawAnswer().orElseThrow())
                .hasSize(16_383)
                .startsWith(" ")
                .endsWith("\uDE97");
    }

    @Test
    void tokensAreNeverNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Spent(
                        Optional.empty(), Optional.of(-1L), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void observationsAreFewAndShort() {
        var talkative = new ModelOutcome.Assessed(
                ClassificationState.NORMAL, 1, "fine", Collections.nCopies(100, "x".repeat(1000)), List.of());

        assertThat(talkative.observations()).hasSize(12).allMatch(text -> text.length() == 300);
    }

    private static Spent raw(String text) {
        return new Spent(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(text));
    }
}
