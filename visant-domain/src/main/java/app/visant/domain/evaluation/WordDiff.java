package app.visant.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What changed from one text to another, in words: the longest sequence of words that both have stays, what else there is
 * was removed or added. The parts that are the same or removed make up the text before, those that are the same or added
 * the text after. In memory proportional to the words (Hirschberg's method), since texts come from outside.
 */
public final class WordDiff {
    /** A word with the white space around it that belongs to no earlier one. */
    private static final Pattern WORD = Pattern.compile("\\s*\\S+\\s*");

    private final List<String> before;
    private final List<String> after;
    private final int[] wordsBefore;
    private final int[] wordsAfter;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder removed = new StringBuilder();
    private final StringBuilder added = new StringBuilder();
    private final StringBuilder same = new StringBuilder();

    private WordDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
        var numbers = new HashMap<String, Integer>();
        this.wordsBefore = numbered(before, numbers);
        this.wordsAfter = numbered(after, numbers);
    }

    /** Each word as a number, the same for the same: they are compared millions of times. */
    private static int[] numbered(List<String> words, Map<String, Integer> numbers) {
        return words.stream()
                .mapToInt(word -> numbers.computeIfAbsent(word, unknown -> numbers.size()))
                .toArray();
    }

    public static List<Part> between(String before, String after) {
        var diff = new WordDiff(words(before), words(after));
        diff.compare(0, diff.before.size(), 0, diff.after.size());
        diff.endSame();
        diff.endChange();
        return List.copyOf(diff.parts);
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** Compares two stretches, ends exclusive: what they begin and end with alike needs no search. */
    private void compare(int from, int to, int start, int end) {
        int a = from;
        int b = start;
        while (a < to && b < end && alike(a, b)) {
            keep(a++);
            b++;
        }
        int tail = 0;
        while (a < to - tail && b < end - tail && alike(to - tail - 1, end - tail - 1)) {
            tail++;
        }
        search(a, to - tail, b, end - tail);
        for (int i = to - tail; i < to; i++) {
            keep(i);
        }
    }

    private void search(int from, int to, int start, int end) {
        if (to - from <= 1 || start == end) {
            searchOne(from, to, start, end);
            return;
        }
        int half = (from + to) >>> 1;
        int split = start + bestSplit(lengths(from, half, start, end), lengthsBack(half, to, start, end));
        compare(from, half, start, split);
        compare(half, to, split, end);
    }

    /** At most one word before, or none after. */
    private void searchOne(int from, int to, int start, int end) {
        int at = start;
        while (from < to && at < end && !alike(from, at)) {
            at++;
        }
        boolean found = from < to && at < end;
        add(start, found ? at : end);
        if (found) {
            keep(from);
            add(at + 1, end);
        } else {
            remove(from, to);
        }
    }

    private static int bestSplit(int[] ahead, int[] back) {
        int best = 0;
        for (int i = 1; i < ahead.length; i++) {
            if (ahead[i] + back[i] > ahead[best] + back[best]) {
                best = i;
            }
        }
        return best;
    }

    /** How many words the stretch before has in common with the first 0, 1, … words of the stretch after. */
    private int[] lengths(int from, int to, int start, int end) {
        var row = new int[end - start + 1];
        for (int a = from; a < to; a++) {
            int diagonal = 0;
            for (int j = 1; j < row.length; j++) {
                int above = row[j];
                row[j] = alike(a, start + j - 1) ? diagonal + 1 : Math.max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row;
    }

    /** Likewise with what follows the first 0, 1, … words. */
    private int[] lengthsBack(int from, int to, int start, int end) {
        var row = new int[end - start + 1];
        for (int a = to - 1; a >= from; a--) {
            int diagonal = 0;
            for (int j = row.length - 2; j >= 0; j--) {
                int below = row[j];
                row[j] = alike(a, start + j) ? diagonal + 1 : Math.max(below, row[j + 1]);
                diagonal = below;
            }
        }
        return row;
    }

    private boolean alike(int a, int b) {
        return wordsBefore[a] == wordsAfter[b];
    }

    private void keep(int a) {
        endChange();
        same.append(before.get(a));
    }

    private void remove(int from, int to) {
        if (from < to) {
            endSame();
            before.subList(from, to).forEach(removed::append);
        }
    }

    private void add(int start, int end) {
        if (start < end) {
            endSame();
            after.subList(start, end).forEach(added::append);
        }
    }

    private void endSame() {
        end(Change.SAME, same);
    }

    private void endChange() {
        end(Change.REMOVED, removed);
        end(Change.ADDED, added);
    }

    private void end(Change change, StringBuilder text) {
        if (!text.isEmpty()) {
            parts.add(new Part(change, text.toString()));
            text.setLength(0);
        }
    }

    /** What became of a stretch of words. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    /** A stretch of words, with the white space between them. */
    public record Part(Change change, String text) {}
}
