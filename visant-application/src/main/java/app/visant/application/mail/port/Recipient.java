package app.visant.application.mail.port;

/**
 * Whom a letter is for.
 *
 * @param address one bare mail address, such as {@code ada@example.org}
 * @param name how the person is called; empty if that is not to be said
 */
public record Recipient(String address, String name) {
    private static final int LONGEST_ADDRESS = 254;
    private static final int LONGEST_NAME = 120;

    public Recipient {
        var at = address.indexOf('@');
        if (at < 1
                || at == address.length() - 1
                || at != address.lastIndexOf('@')
                || address.length() > LONGEST_ADDRESS
                || !bare(address)) {
            throw new IllegalArgumentException("must be one mail address");
        }
        if (name.length() > LONGEST_NAME || name.codePoints().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("must be one line");
        }
    }

    /** Somebody whose name is not said. */
    public static Recipient of(String address) {
        return new Recipient(address, "");
    }

    private static boolean bare(String address) {
        return address.codePoints().noneMatch(c -> c <= ' ' || c == 0x7f || "<>,;:\"()[]\\".indexOf(c) >= 0);
    }

    @Override
    public String toString() {
        return "Recipient";
    }
}
