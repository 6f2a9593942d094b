package app.visant.http.edge;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables as RFC 4180 has them, with nothing that a spreadsheet would take for a formula. */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");
    private static final Pattern TO_BE_QUOTED = Pattern.compile("[\",\r\n]");

    private Csv() {}

    /** A line with its end. */
    public static String line(Stream<String> cells) {
        return cells.map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    static String cell(String text) {
        var harmless = FORMULA.matcher(text).find() ? "'" + text : text;
        return TO_BE_QUOTED.matcher(harmless).find() ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
