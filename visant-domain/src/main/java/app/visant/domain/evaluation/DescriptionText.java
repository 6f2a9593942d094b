package app.visant.domain.evaluation;

/**
 * What somebody calls normal: 1 to 8000 characters without surrounding white space. Lines and tabs are kept, other
 * control characters are refused, and so is what is no text at all.
 */
public record DescriptionText(String value) {
    public static final int MAX = 8000;

    public DescriptionText {
        value = value.replace("\r\n", "\n").strip();
        if (value.isEmpty() || value.length() > MAX) {
            throw new IllegalArgumentException("must be 1 to " + MAX + " characters");
        }
        if (value.codePoints().anyMatch(DescriptionText::unfit)) {
            throw new IllegalArgumentException("must not hold control characters other than tabs and line ends");
        }
    }

    /** Half of a character is no character, and no database takes it. */
    private static boolean unfit(int c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\t')
                || Character.getType(c) == Character.SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
