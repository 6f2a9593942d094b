package app.visant.application.shared.port;

/** What is kept cannot be reached or written now, for a reason that passes: the same request may succeed in a while. */
public final class StorageUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StorageUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
