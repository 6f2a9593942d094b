package app.visant.domain.evaluation;

import app.visant.domain.shared.Sha256;
import app.visant.domain.shared.Texts;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One agent of a panel, as it was chosen.
 *
 * @param id its name in the panel and on its assessments, such as {@code openai} or {@code openai-2}
 * @param vendor whose model it is, such as {@code openai}
 * @param model as the vendor calls it
 * @param baseUrl where it is; empty is where the installation, or else the vendor, has it
 */
public record AgentChoice(String id, String vendor, String model, Optional<String> baseUrl) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,31}");
    private static final int MAX_ID = 40;
    private static final int MAX_MODEL = 200;
    private static final int MAX_URL = 500;
    private static final int URL_DIGITS = 8;

    public AgentChoice {
        vendor = vendor(vendor);
        model = Texts.line(model, MAX_MODEL);
        baseUrl = baseUrl.map(url -> Texts.line(url, MAX_URL));
        if (!id.startsWith(vendor) || id.length() > MAX_ID) {
            throw new IllegalArgumentException("an agent is named after its vendor");
        }
    }

    /** @throws IllegalArgumentException if no vendor is named like that */
    public static String vendor(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("must be the name of a vendor");
        }
        return name;
    }

    /** Whether both are paid and reached alike, so that one's key is the other's. */
    public boolean sameAccount(AgentChoice other) {
        return vendor.equals(other.vendor) && baseUrl.equals(other.baseUrl);
    }

    /** Tells it from every agent that might judge otherwise, and names no address. */
    String signature() {
        var place = baseUrl.map(url -> "@" + Sha256.of(url).hex().substring(0, URL_DIGITS));
        return vendor + ":" + model + place.orElse("");
    }
}
