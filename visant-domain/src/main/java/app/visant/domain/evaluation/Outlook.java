package app.visant.domain.evaluation;

import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Region;
import app.visant.domain.capture.Sight;
import app.visant.domain.shared.Language;
import app.visant.domain.shared.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What agents are shown of a camera and in which language they are asked, as it holds at a moment, wherever it was chosen.
 *
 * @param references stills of what is normal
 */
public record Outlook(Sight sight, List<Reference> references, Language language) {
    /** Everything is seen, nothing is shown beside it, and questions are in English. */
    public static final Outlook PLAIN = new Outlook(Sight.EVERYTHING, List.of(), Language.EN);

    public Outlook {
        references = List.copyOf(references);
    }

    /** Whether something within what is shown is black. */
    public boolean covers() {
        return sight.covers()
                || references.stream().anyMatch(reference -> reference.sight().covers());
    }

    /** Equal exactly if the same is shown and asked in the same language. Empty if it is {@link #PLAIN}. */
    public String fingerprint() {
        return equals(PLAIN)
                ? ""
                : fingerprint(references.stream()
                        .map(reference -> reference.still().id() + " " + words(reference.sight()))
                        .collect(Collectors.joining("\n", language.code() + "\n" + words(sight) + "\n", "")));
    }

    /** A name that marks what was made of stills as they are seen by this; the same as before where everything is seen. */
    public String scoped(String name) {
        return sight.isEverything() ? name : name + "#" + fingerprint(words(sight));
    }

    /** The line of a panel, marked with what the panel was shown. */
    public String signed(String panel) {
        var fingerprint = fingerprint();
        return fingerprint.isEmpty() ? panel : panel + " sight:" + fingerprint;
    }

    private static String fingerprint(String words) {
        return Sha256.of(words).prefix();
    }

    private static String words(Sight sight) {
        return sight.isEverything()
                ? "everything"
                : sight.form() + " " + words(sight.regions()) + " without " + words(sight.hidden());
    }

    private static String words(List<Region> regions) {
        return regions.stream()
                .map(region -> region.x() + "," + region.y() + "," + region.w() + "," + region.h())
                .sorted()
                .distinct()
                .collect(Collectors.joining(" "));
    }

    /** A still that shows what is normal, and what of it may be seen. */
    public record Reference(Capture still, Sight sight) {}
}
