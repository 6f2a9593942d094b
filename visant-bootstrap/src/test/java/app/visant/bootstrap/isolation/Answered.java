package app.visant.bootstrap.isolation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** An answer as it came over the wire. */
record Answered(int status, List<String> headers, String body) {

    Optional<String> header(String name) {
        var start = name.toLowerCase(Locale.ROOT) + ": ";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    /** All of it but the time of day. */
    String everything() {
        return status + "\n"
                + String.join(
                        "\n",
                        headers.stream()
                                .filter(line -> !line.startsWith("Date: "))
                                .sorted()
                                .toList())
                + "\n\n" + body;
    }

    boolean mentions(String text) {
        return everything().contains(text);
    }

    /** Bytes of any kind as text, one character each. */
    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
