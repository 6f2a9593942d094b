package app.visant.domain.org;

import app.visant.domain.shared.Texts;
import java.time.Instant;

/**
 * That the operator of the platform closed an organization, or an account, until further notice. Nothing of it is lost.
 *
 * @param reason the operator's own note; nobody else sees it
 */
public record Suspension(Instant since, String reason) {
    private static final int MAX_REASON = 200;

    public Suspension {
        reason = reason(reason);
    }

    /**
     * The text, if it can be a reason.
     *
     * @throws IllegalArgumentException if it is not one line of 1 to 200 characters
     */
    public static String reason(String text) {
        return Texts.line(text, MAX_REASON);
    }
}
