package app.visant.application.identity.port;

import app.visant.domain.identity.Password;

/** Hashes passwords, slowly on purpose, and only a few at once. */
public interface PasswordHasher {
    /**
     * A salted hash that names its own parameters.
     *
     * @throws BusyException if too many wait already
     */
    String hash(Password password);

    /**
     * Whether the password is the hashed one; false for a hash of unknown form. Takes as long either way.
     *
     * @throws BusyException if too many wait already
     */
    boolean matches(String typed, String hash);

    /** Whether the hash was made with weaker parameters than of today, so that it is to be made anew. */
    boolean outdated(String hash);

    /** Too many hashes are being made; to be tried again in a second. */
    final class BusyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public BusyException() {
            super("too many passwords are being checked");
        }
    }
}
