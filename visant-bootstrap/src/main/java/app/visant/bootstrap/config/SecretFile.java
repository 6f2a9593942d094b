package app.visant.bootstrap.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.function.Supplier;

/** Secrets of the installation, one file each, readable by its owner only, made at the first start and never defaulted. */
public final class SecretFile {
    private static final String OWNER_ONLY = "rw-------";

    private SecretFile() {}

    /** What the file holds; if there is none it is made, safely against a crash and against another process doing the same. */
    public static String readOrCreate(Path file, Supplier<String> fresh) {
        try {
            if (!Files.exists(file)) {
                create(file, fresh.get());
            }
            var secret = Files.readString(file).strip();
            if (secret.isEmpty()) {
                throw new IllegalStateException(file + " is empty");
            }
            return secret;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep a secret in " + file, e);
        }
    }

    /** Puts the text into the file, readable by its owner only, in place of what was there. */
    public static void write(Path file, String text) {
        try {
            Files.move(written(file, text), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void create(Path file, String text) throws IOException {
        var temporary = written(file, text);
        try {
            Files.createLink(file, temporary);
        } catch (FileAlreadyExistsException another) {
            // Another process was first; its secret is the secret.
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static Path written(Path file, String text) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var attribute = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY));
        var temporary = Files.createTempFile(file.toAbsolutePath().getParent(), ".secret", ".tmp", attribute);
        try (var channel = FileChannel.open(temporary, EnumSet.of(StandardOpenOption.WRITE));
                var out = Channels.newOutputStream(channel)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            channel.force(true);
        }
        return temporary;
    }
}
