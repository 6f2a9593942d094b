package app.visant.domain.activation;

import java.util.Locale;
import java.util.regex.Pattern;

/** What follows the at sign of a mail address, in lower case. Subdomains are domains of their own. */
public record EmailDomain(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,184}\\.[a-z0-9-]{2,63}");

    public EmailDomain {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches() || value.contains("..")) {
            throw new IllegalArgumentException("must be a domain such as example.org");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
