package app.visant.domain.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.UserId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NormalDescriptionTest {
    private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
    private static final UserId ADA = new UserId(new UUID(0, 1));

    private final NormalDescription first =
            NormalDescription.first(new DescriptionId(new UUID(0, 2)), new OrgId(new UUID(0, 3)), NOON);

    @Test
    void aTextKeepsItsLinesAndLosesWhatSurroundsIt() {
        assertThat(new DescriptionText("  Hof leer.\r\n\tTor zu. 🐈\n ").value())
                .isEqualTo("Hof leer.\n\tTor zu. 🐈");
        assertThat(new DescriptionText("x".repeat(DescriptionText.MAX)).value()).hasSize(DescriptionText.MAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n ", "a\u0000b", "a\u001bb", "a\u0085b", "a\rb", "a\uD83Db", "\uDC08"})
    void whatIsNoTextIsRefused(String text) {
        assertThatThrownBy(() -> new DescriptionText(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTextHasAnEnd() {
        assertThatThrownBy(() -> new DescriptionText("x".repeat(DescriptionText.MAX + 1)))
                .hasMessageContaining("8000");
    }

    @Test
    void theNextVersionIsOneHigherAndLaterWhateverTheClockSays() {
        var next = new DescriptionId(new UUID(0, 4));
        var text = new DescriptionText("Nobody.");

        var later = first.followedBy(next, Optional.empty(), text, ADA, NOON.plusSeconds(1));
        var behind = first.followedBy(next, Optional.empty(), text, ADA, NOON.minusSeconds(60));

        assertThat(later.version()).isEqualTo(2);
        assertThat(later.createdAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(later.author()).contains(ADA);
        assertThat(behind.createdAt()).isAfter(NOON);
    }

    @Test
    void everyLanguageHasTheSameTemplates() {
        assertThat(DescriptionTemplate.in("en")).isNotEmpty();
        assertThat(DescriptionTemplate.in("de"))
                .extracting(DescriptionTemplate::key)
                .containsExactlyElementsOf(DescriptionTemplate.in("en").stream()
                        .map(DescriptionTemplate::key)
                        .toList());
        assertThat(DescriptionTemplate.in("xx")).isEmpty();
    }
}
