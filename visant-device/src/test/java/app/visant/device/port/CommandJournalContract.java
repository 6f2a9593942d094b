package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.CommandId;
import app.visant.domain.shared.RecordId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every command journal keeps to. */
public interface CommandJournalContract {
    CommandId FIRST = new CommandId(new UUID(1, 1));
    CommandId SECOND = new CommandId(new UUID(1, 2));
    RecordId STILL = new RecordId("CAP_1");

    /** The journal as the next process would find it; empty at first. */
    CommandJournal reopened() throws Exception;

    @Test
    default void a_command_begins_once_even_after_a_restart() throws Exception {
        var journal = reopened();
        assertThat(journal.begin(FIRST, STILL)).isTrue();
        assertThat(journal.begin(FIRST, STILL)).isFalse();

        assertThat(reopened().begin(FIRST, STILL)).isFalse();
    }

    @Test
    default void what_was_begun_and_not_answered_is_known_after_a_restart() throws Exception {
        reopened().begin(FIRST, STILL);

        assertThat(reopened().unanswered()).containsExactly(new CommandJournal.Begun(FIRST, STILL));
    }

    @Test
    default void answers_stay_untold_until_the_cloud_knows_oldest_first() throws Exception {
        var journal = reopened();
        journal.begin(FIRST, STILL);
        journal.begin(SECOND, new RecordId("CAP_2"));
        journal.answer(new Answer.Failed(SECOND, "no \"light\"\n in there"));
        journal.answer(new Answer.Completed(FIRST, STILL));

        assertThat(reopened().untold())
                .containsExactly(
                        new Answer.Completed(FIRST, STILL), new Answer.Failed(SECOND, "no \"light\"\n in there"));
        journal.told(FIRST);
        assertThat(journal.untold()).extracting(Answer::command).containsExactly(SECOND);
        assertThat(reopened().untold()).extracting(Answer::command).containsExactly(SECOND);
        assertThat(reopened().unanswered()).isEmpty();
    }

    @Test
    default void only_the_first_answer_counts() throws Exception {
        var journal = reopened();
        journal.begin(FIRST, STILL);
        journal.answer(new Answer.Completed(FIRST, STILL));
        journal.answer(new Answer.Failed(FIRST, "no"));

        assertThat(journal.answerTo(FIRST)).contains(new Answer.Completed(FIRST, STILL));
    }

    @Test
    default void an_answer_can_be_told_again() throws Exception {
        var journal = reopened();
        journal.begin(FIRST, STILL);
        journal.tellAgain(FIRST);
        assertThat(journal.untold()).isEmpty();
        journal.answer(new Answer.Completed(FIRST, STILL));
        journal.told(FIRST);

        journal.tellAgain(FIRST);

        assertThat(journal.untold()).containsExactly(new Answer.Completed(FIRST, STILL));
    }

    @Test
    default void answers_to_commands_that_never_began_are_ignored() throws Exception {
        var journal = reopened();

        journal.answer(new Answer.Completed(FIRST, STILL));
        journal.told(FIRST);

        assertThat(journal.answerTo(FIRST)).isEmpty();
        assertThat(journal.untold()).isEmpty();
    }
}
