package app.visant.ai;

import app.visant.application.evaluation.port.VisionModel.Request;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What models are told, in one language. A change of any word is a new version, since verdicts are compared by it.
 *
 * <p>Words of the organization stand between two markers, each line behind a bar, so that none of them can be a marker
 * itself.
 *
 * @param version language and number
 */
record Prompt(String version, Locale locale, String rules, Labels labels) {
    static final String BEGIN = "<<<";
    static final String END = ">>>";

    /** Whatever a reader might take for the end of a line is one here. */
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|\\v");

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /** In the language, or in English if there is none in it. */
    static Prompt of(String language) {
        return language.equals("de") ? PromptText.GERMAN : PromptText.ENGLISH;
    }

    /** What is known of the place, the organization's own words among it. */
    String place(Request request) {
        var brief = request.brief();
        var lines = new ArrayList<String>();
        lines.add(labels.time() + " " + time(request));
        brief.deviceName().ifPresent(name -> lines.addAll(told(labels.device(), name)));
        brief.label().ifPresent(label -> lines.addAll(told(labels.occasion(), label)));
        lines.addAll(told(labels.description(), brief.description()));
        if (brief.covered()) {
            lines.add(labels.covered());
        }
        return String.join("\n", lines);
    }

    String reference(int number) {
        return labels.reference().formatted(number);
    }

    String still() {
        return labels.still();
    }

    private String time(Request request) {
        var zone = request.brief().zone();
        return DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd HH:mm", locale)
                        .format(request.capturedAt().atZone(zone))
                + " (" + zone.getId() + ")";
    }

    private static List<String> told(String label, String words) {
        return List.of(label, BEGIN, quoted(words), END);
    }

    private static String quoted(String words) {
        return LINE_END.splitAsStream(words.strip())
                .map(line -> "| " + CONTROL.matcher(line).replaceAll(" "))
                .collect(Collectors.joining("\n"));
    }

    /** What stands before each thing that is told. */
    record Labels(
            String time,
            String device,
            String occasion,
            String description,
            String covered,
            String reference,
            String still) {}
}
