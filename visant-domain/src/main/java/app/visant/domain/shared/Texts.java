package app.visant.domain.shared;

/** Checks on text that people and devices write. */
public final class Texts {
    private Texts() {}

    /**
     * The text without surrounding white space.
     *
     * @throws IllegalArgumentException if nothing is left, it is longer than {@code max} characters, or it holds control characters
     */
    public static String line(String text, int max) {
        var trimmed = text.strip();
        if (trimmed.isEmpty()) {
            throw new IllegalArgumentException("must not be empty");
        }
        if (trimmed.length() > max) {
            throw new IllegalArgumentException("must be at most " + max + " characters");
        }
        if (trimmed.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must not hold control characters");
        }
        return trimmed;
    }

    /**
     * The text without surrounding white space, its lines and tabs kept.
     *
     * @throws IllegalArgumentException if nothing is left, it is longer than {@code max} characters, or it holds other
     *     control characters or halves of characters, which no database takes
     */
    public static String block(String text, int max) {
        var trimmed = text.replace("\r\n", "\n").strip();
        if (trimmed.isEmpty() || trimmed.length() > max) {
            throw new IllegalArgumentException("must be 1 to " + max + " characters");
        }
        if (trimmed.codePoints().anyMatch(Texts::unfitForBlock)) {
            throw new IllegalArgumentException("must not hold control characters other than tabs and line ends");
        }
        return trimmed;
    }

    private static boolean unfitForBlock(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t') || Character.getType(c) == Character.SURROGATE;
    }
}
