package app.visant.domain.evaluation;

import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.OrgId;
import java.time.Instant;

/** What an organization calls normal, in its own words; a change is a new version. */
public record NormalDescription(DescriptionId id, OrgId org, int version, String text, Instant createdAt) {
    private static final int MAX = 8000;

    /** What every organization starts with. */
    public static final String FIRST_TEXT = "The scene looks as it usually does: nothing is missing, nothing is added, "
            + "nobody is where nobody should be, and the view is clear. Changes of daylight and weather are normal.";

    public NormalDescription {
        if (text.isBlank() || text.length() > MAX) {
            throw new IllegalArgumentException("must be 1 to " + MAX + " characters");
        }
    }

    public static NormalDescription first(DescriptionId id, OrgId org, Instant now) {
        return new NormalDescription(id, org, 1, FIRST_TEXT, now);
    }
}
