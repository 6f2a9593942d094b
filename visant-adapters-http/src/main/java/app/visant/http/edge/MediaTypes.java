package app.visant.http.edge;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What {@code Accept} and {@code Content-Type} say. */
public final class MediaTypes {
    private MediaTypes() {}

    /** The type without parameters, in lower case; empty if there is none. */
    public static String bare(@Nullable String contentType) {
        if (contentType == null) {
            return "";
        }
        var end = contentType.indexOf(';');
        return (end < 0 ? contentType : contentType.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    /** Whether the type is named by itself: ranges with a star do not count. */
    public static boolean names(@Nullable String accept, String type) {
        return accept != null
                && Arrays.stream(accept.split(",", -1))
                        .anyMatch(range -> bare(range).equals(type) && weight(range) > 0);
    }

    /** Whether {@code type} is named, and with more weight than {@code other}. */
    public static boolean prefers(@Nullable String accept, String type, String other) {
        return accept != null && names(accept, type) && weightOf(accept, type) > weightOf(accept, other);
    }

    private static double weightOf(String accept, String type) {
        return Arrays.stream(accept.split(",", -1))
                .filter(range -> bare(range).equals(type))
                .mapToDouble(MediaTypes::weight)
                .max()
                .orElse(0);
    }

    private static double weight(String range) {
        for (var parameter : range.split(";", -1)) {
            var text = parameter.strip();
            if (text.startsWith("q=")) {
                try {
                    return Double.parseDouble(text.substring(2));
                } catch (NumberFormatException e) {
                    return 0;
                }
            }
        }
        return 1;
    }
}
