package app.visant.domain.evaluation;

/** Makes text that a model wrote fit to be kept, whatever it wrote. */
final class ModelText {
    private ModelText() {}

    /** At most {@code max} characters, none of them halved, and no NUL, which no database takes. */
    static String cut(String text, int max) {
        var kept = text.replace('\0', ' ');
        if (kept.length() <= max) {
            return kept;
        }
        return kept.substring(0, Character.isHighSurrogate(kept.charAt(max - 1)) ? max - 1 : max);
    }
}
