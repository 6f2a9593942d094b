package app.visant.domain.org;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What an organization has used.
 *
 * @param capturesToday stills taken since its day began, those deleted since included
 * @param storageBytes of stills and thumbnails that are there
 */
public record Usage(long capturesToday, long storageBytes) {
    public static final Usage NOTHING = new Usage(0, 0);

    /** When the day ends that it is then in that zone. */
    public static Instant endOfDay(Instant now, ZoneId zone) {
        return now.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    }
}
