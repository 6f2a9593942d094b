package app.visant.domain.identity;

/** A password as typed: 8 to 256 characters, any of them. Never logged, never stored. */
public record Password(String value) {
    private static final int MIN = 8;
    private static final int MAX = 256;

    public Password {
        if (value.length() < MIN || value.length() > MAX) {
            throw new IllegalArgumentException("must be " + MIN + " to " + MAX + " characters");
        }
    }

    @Override
    public String toString() {
        return "***";
    }
}
