package app.visant.device.spool;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.device.port.Answer;
import app.visant.device.port.CommandJournal;
import app.visant.device.port.CommandJournalContract;
import app.visant.domain.shared.CommandId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CommandLogTest implements CommandJournalContract {
    @TempDir
    private Path folder;

    @Override
    public CommandJournal reopened() throws IOException {
        return CommandLog.open(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"begin\":\"00000000-0000-0001-0000-0000", "{\"begin\":\"x\"}\n", "\n", "\0\0\0\0\0\0\0\0"})
    void a_line_cut_short_by_a_crash_costs_nothing_else(String torn) throws Exception {
        var journal = reopened();
        journal.begin(FIRST, STILL);
        journal.answer(new Answer.Completed(FIRST, STILL));
        Files.writeString(file(), torn, StandardOpenOption.APPEND);

        var after = reopened();
        after.begin(SECOND, STILL);

        assertThat(after.untold()).containsExactly(new Answer.Completed(FIRST, STILL));
        assertThat(reopened().unanswered()).containsExactly(new CommandJournal.Begun(SECOND, STILL));
        assertThat(reopened().answerTo(FIRST)).isPresent();
    }

    @Test
    void every_cut_of_the_file_is_a_state_that_was() throws Exception {
        var journal = reopened();
        journal.begin(FIRST, STILL);
        journal.answer(new Answer.Failed(FIRST, "dark"));
        journal.told(FIRST);
        var whole = Files.readAllBytes(file());
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));

            var cut = reopened();

            boolean begun = !cut.begin(FIRST, STILL);
            assertThat(begun || cut.answerTo(FIRST).isEmpty()).isTrue();
            assertThat(reopened().begin(FIRST, STILL)).isFalse();
        }
    }

    @Test
    void the_newest_thousand_are_remembered_and_the_file_does_not_grow_for_ever() throws Exception {
        int most = 4 * CommandJournal.REMEMBERED;
        Files.writeString(file(), history(most));

        var journal = reopened();
        assertThat(Files.size(file())).isLessThan(history(most).length());
        var after = Files.size(file());
        journal.begin(new CommandId(new UUID(7, most)), STILL);

        assertThat(Files.size(file())).isBetween(after, after + 200);
        assertThat(reopened().begin(new CommandId(new UUID(7, most - 1)), STILL))
                .isFalse();
        assertThat(reopened().begin(new CommandId(new UUID(7, most - CommandJournal.REMEMBERED)), STILL))
                .isFalse();
        assertThat(reopened().untold()).isEmpty();
    }

    @Test
    void a_file_that_grew_long_is_rewritten_while_it_is_in_use() throws Exception {
        Files.writeString(file(), history(8 * CommandJournal.REMEMBERED / 3));
        var journal = reopened();
        var before = Files.size(file());
        for (int i = 0; i < 5; i++) {
            journal.begin(new CommandId(new UUID(8, i)), STILL);
        }

        assertThat(Files.size(file())).isLessThan(before);
        assertThat(reopened().unanswered()).hasSize(5);
    }

    @Test
    void an_interrupt_does_not_cost_an_answer() throws Exception {
        var journal = reopened();
        Thread.currentThread().interrupt();

        journal.begin(FIRST, STILL);
        journal.answer(new Answer.Completed(FIRST, STILL));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(reopened().untold()).hasSize(1);
    }

    /** The lines of so many commands that are over and done with. */
    private static String history(int commands) {
        var text = new StringBuilder();
        for (int i = 0; i < commands; i++) {
            var id = new UUID(7, i);
            text.append("{\"begin\":\"" + id + "\",\"record\":\"CAP_1\"}\n");
            text.append("{\"answer\":\"" + id + "\",\"record\":\"CAP_1\"}\n");
            text.append("{\"told\":\"" + id + "\"}\n");
        }
        return text.toString();
    }

    private Path file() {
        return folder.resolve("commands.log");
    }
}
