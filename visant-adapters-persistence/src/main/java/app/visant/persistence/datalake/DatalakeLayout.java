package app.visant.persistence.datalake;

import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.RecordId;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Where the files of a capture lie below the root: {@code {org}/{device}/YYYY/MM/DD/{record}.jpg}, {@code _thumb.jpg} and
 * {@code .json}. Ids have a form that is safe in a file name, so that no key leads out of the root.
 *
 * <p>A record id that ends in {@code _thumb} gets a tilde, which no id holds, behind it: its original would else be the
 * thumbnail of another.
 */
final class DatalakeLayout {
    /** Folders from the root down to a day. */
    static final int DEPTH_OF_DAY = 5;

    private static final String LOOKALIKE = "_thumb";
    private static final String MARK = "~";
    /** The longer of two that fit first. */
    private static final List<Part> BY_SUFFIX = List.of(Part.THUMBNAIL, Part.ORIGINAL, Part.METADATA);

    private DatalakeLayout() {}

    /** What a file is. */
    record Named(RecordId recordId, Part part) {}

    static Path file(Path root, ImageKey key, Part part) {
        var day = key.day();
        var id = key.recordId().value();
        return root.resolve(key.org().toString())
                .resolve(key.device().value())
                .resolve("%04d".formatted(day.getYear()))
                .resolve("%02d".formatted(day.getMonthValue()))
                .resolve("%02d".formatted(day.getDayOfMonth()))
                .resolve((id.endsWith(LOOKALIKE) ? id + MARK : id) + part.suffix());
    }

    /** Empty if it is no file of a capture. */
    static Optional<Named> named(String fileName) {
        return BY_SUFFIX.stream()
                .filter(part -> fileName.endsWith(part.suffix()))
                .findFirst()
                .flatMap(part -> recordId(fileName.substring(
                                0, fileName.length() - part.suffix().length()))
                        .map(id -> new Named(id, part)));
    }

    /** The key of a record in that folder; empty if it is not the folder of a day. */
    static Optional<ImageKey> key(Path root, Path folder, RecordId recordId) {
        var parts = root.relativize(folder);
        try {
            var day = LocalDate.of(number(parts, 2), number(parts, 3), number(parts, 4));
            var device = new DeviceId(parts.getName(1).toString());
            return Optional.of(new ImageKey(OrgId.of(parts.getName(0).toString()), device, day, recordId));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isOrganization(Path folder) {
        try {
            return OrgId.of(folder.toString()).toString().equals(folder.toString());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Optional<RecordId> recordId(String stem) {
        try {
            var marked = stem.endsWith(LOOKALIKE + MARK);
            return Optional.of(new RecordId(marked ? stem.substring(0, stem.length() - MARK.length()) : stem));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static int number(Path parts, int index) {
        return Integer.parseInt(parts.getName(index).toString());
    }
}
