package app.visant.domain.evaluation;

import app.visant.domain.shared.DescriptionId;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is normal in an organization, or before one of its devices, in its own words. It never changes: a change is a new
 * version. Versions are counted over the whole organization, its devices' included, so that a number names one text.
 *
 * @param device whose alone it is; empty for all that have none of their own
 * @param author who wrote it; empty for the first one, and once the account is gone
 */
public record NormalDescription(
        DescriptionId id,
        OrgId org,
        Optional<DeviceId> device,
        int version,
        DescriptionText text,
        Optional<UserId> author,
        Instant createdAt) {
    /** What every organization starts with. */
    public static final DescriptionText FIRST_TEXT = new DescriptionText(
            "The scene looks as it usually does: nothing is missing, nothing is added, "
                    + "nobody is where nobody should be, and the view is clear. Changes of daylight and weather are normal.");

    /** What the database can tell apart. */
    private static final Duration TICK = Duration.ofNanos(1000);

    public NormalDescription {
        if (version < 1) {
            throw new IllegalArgumentException("versions are counted from 1");
        }
    }

    public static NormalDescription first(DescriptionId id, OrgId org, Instant now) {
        return new NormalDescription(id, org, Optional.empty(), 1, FIRST_TEXT, Optional.empty(), now);
    }

    /** The version after this one, which is the organization's latest; later by the clock too, whatever the clock says. */
    public NormalDescription followedBy(
            DescriptionId next, Optional<DeviceId> whose, DescriptionText words, UserId writer, Instant now) {
        var earliest = createdAt.plus(TICK);
        var written = now.isBefore(earliest) ? earliest : now;
        return new NormalDescription(next, org, whose, version + 1, words, Optional.of(writer), written);
    }
}
