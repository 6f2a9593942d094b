package app.visant.application.mail;

import app.visant.application.mail.port.Recipient;
import app.visant.domain.shared.OrgId;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is to be said to whom.
 *
 * @param org on whose behalf
 * @param template names {@code <template>.txt} and {@code <template>.html} among the resources of this package
 * @param values what the template's {@code {{names}}} stand for; people may have written them
 * @param path where {@code {{link}}} leads, below the public address: {@code /ui/reset-password#token=…}. A secret
 *     belongs after the hash, where no server sees it
 */
public record Mail(OrgId org, Recipient to, String template, Map<String, String> values, Optional<String> path) {
    public Mail {
        values = Map.copyOf(values);
        if (path.filter(p -> !p.startsWith("/") || p.startsWith("//")).isPresent()) {
            throw new IllegalArgumentException("a link leads to this installation");
        }
    }

    public static Mail of(OrgId org, Recipient to, String template) {
        return new Mail(org, to, template, Map.of(), Optional.empty());
    }

    public Mail with(String name, String value) {
        var more = new TreeMap<>(values);
        more.put(name, value);
        return new Mail(org, to, template, more, path);
    }

    public Mail linkingTo(String toPath) {
        return new Mail(org, to, template, values, Optional.of(toPath));
    }

    @Override
    public String toString() {
        return "Mail[" + template + "]";
    }
}
