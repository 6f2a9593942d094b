package app.visant.application.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A mail with holes in it. The text form begins with a {@code Subject:} line and an empty one. Values fill the holes as
 * plain text: in HTML nothing of them is markup, and nowhere do they begin a new line.
 */
record Template(String subject, String text, String html) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z-]{1,40}");
    private static final Pattern HOLE = Pattern.compile("\\{\\{([a-z_]+)}}");
    private static final String SUBJECT = "Subject: ";

    static Template named(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("there is no such template");
        }
        var text = resource(name + ".txt");
        var end = text.indexOf('\n');
        if (!text.startsWith(SUBJECT) || end < 0) {
            throw new IllegalStateException(name + ".txt does not begin with its subject");
        }
        return new Template(
                text.substring(SUBJECT.length(), end).strip(),
                text.substring(end).strip() + "\n",
                resource(name + ".html"));
    }

    /** @throws IllegalArgumentException if a hole has no value */
    Template filled(Map<String, String> values) {
        return new Template(
                fill(subject, values, Template::line),
                fill(text, values, Template::line),
                fill(html, values, value -> escaped(line(value))));
    }

    /** The names of all holes. */
    Set<String> holes() {
        var names = new TreeSet<String>();
        HOLE.matcher(subject + text + html).results().forEach(hole -> names.add(hole.group(1)));
        return names;
    }

    private static String fill(String form, Map<String, String> values, UnaryOperator<String> fit) {
        return HOLE.matcher(form)
                .replaceAll(hole -> java.util.regex.Matcher.quoteReplacement(fit.apply(value(hole, values))));
    }

    private static String value(MatchResult hole, Map<String, String> values) {
        var value = values.get(hole.group(1));
        if (value == null) {
            throw new IllegalArgumentException("nothing is given for " + hole.group(1));
        }
        return value;
    }

    /** One line, whatever was written; separators that only some programs break lines at count too. */
    private static String line(String value) {
        var line = new StringBuilder(value.length());
        value.codePoints()
                .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? ' ' : c)
                .forEach(line::appendCodePoint);
        return line.toString();
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String resource(String name) {
        try (var in = Template.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("there is no template " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
