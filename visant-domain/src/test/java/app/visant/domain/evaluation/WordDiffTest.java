package app.visant.domain.evaluation;

import static app.visant.domain.evaluation.WordDiff.Change.ADDED;
import static app.visant.domain.evaluation.WordDiff.Change.REMOVED;
import static app.visant.domain.evaluation.WordDiff.Change.SAME;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.evaluation.WordDiff.Change;
import app.visant.domain.evaluation.WordDiff.Part;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class WordDiffTest {
    @Test
    void tellsWhatStaysWhatGoesAndWhatComes() {
        assertThat(WordDiff.between("The yard is empty at night.", "The yard is never empty."))
                .containsExactly(
                        new Part(SAME, "The yard is "),
                        new Part(REMOVED, "empty at night."),
                        new Part(ADDED, "never empty."));
        assertThat(WordDiff.between("a cat is normal", "a cat or dog is normal"))
                .containsExactly(new Part(SAME, "a cat "), new Part(ADDED, "or dog "), new Part(SAME, "is normal"));
    }

    @Test
    void theSameTextIsOnePartAndDifferentOnesAreTwo() {
        assertThat(WordDiff.between("Nobody.\nAt all.", "Nobody.\nAt all."))
                .containsExactly(new Part(SAME, "Nobody.\nAt all."));
        assertThat(WordDiff.between("one two", "three four five"))
                .containsExactly(new Part(REMOVED, "one two"), new Part(ADDED, "three four five"));
    }

    @Test
    void bothTextsCanBeReadFromItAndNoLongerStretchWouldStay() {
        var random = new Random(7);
        for (var i = 0; i < 300; i++) {
            var before = text(random);
            var after = text(random);

            var parts = WordDiff.between(before, after);

            assertThat(read(parts, ADDED)).isEqualTo(before);
            assertThat(read(parts, REMOVED)).isEqualTo(after);
            assertThat(words(parts)).isEqualTo(longest(before.split(" ", -1), after.split(" ", -1)));
        }
    }

    @Test
    void longTextsWithoutAWordInCommonAreCompared() {
        var before = IntStream.range(0, 4000).mapToObj(i -> "a").collect(Collectors.joining(" "));
        var after = IntStream.range(0, 4000).mapToObj(i -> "b").collect(Collectors.joining(" "));

        assertThat(WordDiff.between(before, after)).hasSize(2);
    }

    /** Words of one letter and a blank after each, so that all compare alike. */
    private static String text(Random random) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(i -> (char) ('a' + random.nextInt(4)) + " ")
                .collect(Collectors.joining());
    }

    private static String read(List<Part> parts, Change without) {
        return parts.stream()
                .filter(part -> part.change() != without)
                .map(Part::text)
                .collect(Collectors.joining());
    }

    private static int words(List<Part> parts) {
        return parts.stream()
                .filter(part -> part.change() == SAME)
                .mapToInt(part -> part.text().split(" ", -1).length - 1)
                .sum();
    }

    private static int longest(String[] a, String[] b) {
        var best = new int[a.length][b.length];
        for (var i = 1; i < a.length; i++) {
            for (var j = 1; j < b.length; j++) {
                best[i][j] =
                        a[i - 1].equals(b[j - 1]) ? best[i - 1][j - 1] + 1 : Math.max(best[i - 1][j], best[i][j - 1]);
            }
        }
        return best[a.length - 1][b.length - 1];
    }
}
