package app.visant.messaging.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.mail.port.Letter;
import app.visant.application.mail.port.Mailer;
import app.visant.application.mail.port.MailerContract;
import app.visant.application.mail.port.Recipient;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FolderMailerTest implements MailerContract {
    private final Path data;
    private final FolderMailer mailer;

    FolderMailerTest(@TempDir Path data) {
        this.data = data;
        this.mailer =
                new FolderMailer(data.resolve("outbox"), new Sender("Visant", "visant@localhost", "visant.example"));
    }

    @Override
    public Mailer mailer() {
        return mailer;
    }

    @Override
    public List<Arrived> arrived() {
        return files().stream().map(FolderMailerTest::read).toList();
    }

    @Test
    void onlyTheOwnerReadsThem() throws IOException {
        mailer.send(letter());

        assertThat(Files.getPosixFilePermissions(data.resolve("outbox")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.getPosixFilePermissions(files().getFirst()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void filesAreNamedByTimeSoThatTheNewestIsTheLast() {
        mailer.send(letter());

        assertThat(files().getFirst().getFileName()).hasToString("20261101T120000-" + new UUID(1, 1) + ".eml");
    }

    @Test
    void aFolderThatCannotBeWrittenMayBeMended() throws IOException {
        Files.writeString(data.resolve("outbox"), "in the way");

        assertThat(mailer.send(letter())).isInstanceOf(Mailer.Outcome.Unavailable.class);
    }

    private static Letter letter() {
        return new Letter(
                new UUID(1, 1),
                Recipient.of("ada@example.org"),
                "Hello",
                "text",
                "<p>text</p>",
                Instant.parse("2026-11-01T12:00:00Z"));
    }

    private List<Path> files() {
        try (var files = Files.list(data.resolve("outbox"))) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Arrived read(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Mime.read(new MimeMessage(Session.getInstance(new Properties()), in));
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
