package app.visant.device.spool;

import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The place of one still in a folder: {@code 000000000042.1762776000123.CAP_….jpg} and {@code ….json} beside it. The name
 * alone tells the order, the age and the id, so that a full spool is known without opening its files.
 *
 * @param number counts up in the order of adding
 * @param capturedMillis since 1970, or 0 if the clock was not trusted
 * @param bytes of the picture
 */
record Slot(long number, long capturedMillis, RecordId id, long bytes) {
    static final String PICTURE = ".jpg";
    static final String FACTS = ".json";

    private static final Pattern NAME = Pattern.compile("(\\d{12})\\.(\\d{1,16})\\.([A-Za-z0-9][A-Za-z0-9_-]{0,63})");

    /** From a file name without its ending; empty if it is none of ours. */
    static Optional<Slot> named(String name, long bytes) {
        var parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Slot(
                        Long.parseLong(parts.group(1)),
                        Long.parseLong(parts.group(2)),
                        new RecordId(parts.group(3)),
                        bytes))
                : Optional.empty();
    }

    Path picture(Path folder) {
        return folder.resolve(name() + PICTURE);
    }

    Path facts(Path folder) {
        return folder.resolve(name() + FACTS);
    }

    boolean capturedBefore(long millis) {
        return capturedMillis > 0 && capturedMillis < millis;
    }

    private String name() {
        var digits = "00000000000" + number;
        return digits.substring(digits.length() - 12) + "." + capturedMillis + "." + id;
    }
}
