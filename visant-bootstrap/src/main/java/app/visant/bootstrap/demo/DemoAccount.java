package app.visant.bootstrap.demo;

import app.visant.application.shared.port.TokenGenerator;
import app.visant.bootstrap.config.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Who logs in to the demonstration: made once, kept in a file that only its owner can read. */
record DemoAccount(String email, String password) {
    private static final String EMAIL = "demo@visant.local";

    static DemoAccount readOrCreate(Path file, TokenGenerator secrets) {
        var password = SecretFile.readOrCreate(
                file,
                () -> "email: " + EMAIL + "\npassword: " + secrets.secret().substring(0, 16) + "\n");
        var lines = List.of(password.split("\n", -1));
        return new DemoAccount(value(lines, "email: "), value(lines, "password: "));
    }

    /** A device's credentials, as the pairing text that its QR holds. */
    static String pairing(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("The file of the demo's log-in is damaged; use --fresh."));
    }

    @Override
    public String toString() {
        return "DemoAccount[" + email + "]";
    }
}
