package app.visant.device.port;

import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.RecordId;
import java.util.List;
import java.util.Optional;

/**
 * Remembers which commands were begun and how each was answered, across restarts, so that none is carried out twice and
 * no answer is lost. Safe for use by several threads. Holds the newest commands, at least {@link #REMEMBERED} of them,
 * which is many times what can arrive while one of them is unexpired.
 *
 * <p>Failures of the medium surface as {@link java.io.UncheckedIOException}; {@link #answer} has taken effect in memory then.
 */
public interface CommandJournal {
    int REMEMBERED = 1000;

    /**
     * Durably marks the command as begun, before it is carried out.
     *
     * @return false if it was begun before, by this process or an earlier one
     */
    boolean begin(CommandId command, RecordId planned);

    /** The answer to a command that was begun. Only the first one counts. */
    void answer(Answer answer);

    /** What was answered, whether or not the cloud knows. */
    Optional<Answer> answerTo(CommandId command);

    /** The cloud is to be told again. Without effect unless the command was answered. */
    void tellAgain(CommandId command);

    /** Answers that the cloud does not know of yet, oldest first. */
    List<Answer> untold();

    /** The cloud knows. */
    void told(CommandId command);

    /** Commands that were begun and never answered, oldest first: what the last process was at when it ended. */
    List<Begun> unanswered();

    /** A command under way, and the id its still was to get. */
    record Begun(CommandId command, RecordId planned) {}
}
