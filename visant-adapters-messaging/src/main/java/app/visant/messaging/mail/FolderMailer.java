package app.visant.messaging.mail;

import app.visant.application.mail.port.Letter;
import app.visant.application.mail.port.Mailer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import org.simplejavamail.MailException;
import org.simplejavamail.converter.EmailConverter;

/**
 * Puts each letter into a folder as an {@code .eml} file that any mail program opens: so that all works on a machine
 * without a mail server. Only the owner may read it, for links in it are as good as passwords.
 */
public final class FolderMailer implements Mailer {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Envelopes envelopes;

    public FolderMailer(Path folder, Sender sender) {
        this.folder = folder;
        this.envelopes = new Envelopes(sender);
    }

    @Override
    public Outcome send(Letter letter) {
        try {
            Files.createDirectories(folder, only("rwx------"));
            var file = folder.resolve(MOMENT.format(letter.writtenAt()) + "-" + letter.id() + ".eml");
            write(file, EmailConverter.emailToEML(envelopes.of(letter)));
            return new Outcome.Accepted();
        } catch (IOException e) {
            return new Outcome.Unavailable(e.getClass().getSimpleName());
        } catch (MailException e) {
            return new Outcome.Refused(e.getClass().getSimpleName());
        }
    }

    private void write(Path file, String text) throws IOException {
        var temporary = Files.createTempFile(folder, ".mail", ".tmp", only("rw-------"));
        try (var channel = FileChannel.open(temporary, EnumSet.of(StandardOpenOption.WRITE))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?> only(String owner) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(owner));
    }
}
