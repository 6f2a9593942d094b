package app.visant.application.mail.port;

/**
 * Carries letters out of the installation. May block for as long as its own time limits say, so it is never called
 * inside a transaction. One that carries the same letter twice gives both copies the same {@code Message-ID}.
 */
public interface Mailer {
    Outcome send(Letter letter);

    /** What became of a letter. */
    sealed interface Outcome {
        /** The next station has it for good. */
        record Accepted() implements Outcome {}

        /**
         * It will never be taken: there is no such mailbox, say.
         *
         * @param reason for the log; holds neither addresses nor content
         */
        record Refused(String reason) implements Outcome {}

        /**
         * Nobody took it now; the same letter may go in a while.
         *
         * @param reason as in {@link Refused}
         */
        record Unavailable(String reason) implements Outcome {}
    }
}
