package app.visant.http.edge;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Strong entity tags and the conditions on them (RFC 9110, 8.8.3 and 13.1.2). */
public final class EntityTag {
    private static final Pattern LISTED = Pattern.compile("(?:W/)?\"([\\x21\\x23-\\x7e\\x80-\\xff]*)\"");

    private EntityTag() {}

    public static String quoted(String tag) {
        return '"' + tag + '"';
    }

    /** Whether an {@code If-None-Match} names the tag, by weak comparison as that header demands. */
    public static boolean matches(@Nullable String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.strip().equals("*")) {
            return true;
        }
        var listed = LISTED.matcher(ifNoneMatch);
        while (listed.find()) {
            if (tag.equals(listed.group(1))) {
                return true;
            }
        }
        return false;
    }
}
