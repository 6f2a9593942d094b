package app.visant.persistence;

/** The database cannot serve this installation, and will not by itself; the message tells the operator what to do. */
public final class DatabaseNotUsableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    DatabaseNotUsableException(String message) {
        super(message);
    }

    DatabaseNotUsableException(String message, Throwable cause) {
        super(message, cause);
    }
}
