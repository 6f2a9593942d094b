package app.visant.bootstrap.browser;

import app.visant.bootstrap.endtoend.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/** The mail that a server without SMTP puts into its outbox. */
final class Mailbox {
    private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/ui/\\S+)");

    private final Path outbox;

    Mailbox(Path outbox) {
        this.outbox = outbox;
    }

    /** Waits for a mail to that address about that, and answers the address of its link below the server. */
    String link(String to, String subject) {
        var found = new AtomicReference<>(Optional.<String>empty());
        Client.await("a mail to " + to + " about " + subject, () -> {
            found.set(find(to, subject));
            return found.get().isPresent();
        });
        return found.get().orElseThrow();
    }

    private Optional<String> find(String to, String subject) {
        if (!Files.isDirectory(outbox)) {
            return Optional.empty();
        }
        try (var files = Files.list(outbox)) {
            return files.filter(file -> file.toString().endsWith(".eml"))
                    .map(Mailbox::text)
                    .filter(text -> Pattern.compile("(?m)^To: .*" + Pattern.quote(to))
                            .matcher(text)
                            .find())
                    .filter(text -> Pattern.compile("(?m)^Subject: .*" + Pattern.quote(subject))
                            .matcher(text)
                            .find())
                    .flatMap(text -> LINK.matcher(text).results())
                    .map(link -> link.group(1))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Without the soft line breaks and the escapes of quoted-printable. */
    private static String text(Path mail) {
        try {
            return Files.readString(mail).replace("\r", "").replace("=\n", "").replace("=3D", "=");
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
