package app.visant.application.shared.port;

/** Seals secrets that must be read again, so that the database alone gives none away. The key is the installation's, outside of it. */
public interface SecretBox {
    /**
     * The text, encrypted and authenticated; another one each time.
     *
     * @param place where it is kept, such as {@code totp:<user>}: what is sealed for one place opens at no other
     */
    String seal(String place, String plain);

    /** @throws IllegalArgumentException if it was not sealed for this place by this installation, or was changed */
    String open(String place, String sealed);
}
