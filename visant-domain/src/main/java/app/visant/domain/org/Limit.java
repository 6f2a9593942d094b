package app.visant.domain.org;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an organization may use so much of and no more. */
public enum Limit {
    /** Stills taken from midnight to midnight where the organization is. */
    CAPTURES_PER_DAY,
    /** Bytes of stills and thumbnails. */
    STORAGE_BYTES,
    /** Requests of people and programs, all together. */
    REQUESTS_PER_MINUTE,
    /** Requests of one session, key or device. */
    REQUESTS_PER_MINUTE_EACH,
    /** Open streams of people and programs, all together. */
    STREAMS,
    /** Open streams of one session or key. */
    STREAMS_EACH;

    /** The name on the wire and in the database, such as {@code captures_per_day}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Limit> named(String word) {
        return Arrays.stream(values())
                .filter(limit -> limit.word().equals(word))
                .findFirst();
    }
}
