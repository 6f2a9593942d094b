package app.visant.persistence.datalake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a disk may take more, leaving its reserve alone. */
@FunctionalInterface
public interface FreeSpace {
    /** The usual reserve is no larger than this, and no larger than its share of the disk. */
    long USUAL_RESERVE = 2L << 30;

    /** One part in so many. */
    int USUAL_SHARE = 20;

    /** Whether the disk that holds the folder may take that many bytes more. */
    boolean allows(Path folder, long bytes);

    /**
     * Asks the operating system each time, which takes microseconds.
     *
     * @param reserveBytes what is to stay free; empty is the smaller of 2 GB and 5 % of the disk
     */
    static FreeSpace keeping(Optional<Long> reserveBytes) {
        return (folder, bytes) -> {
            var disk = folder.toFile();
            var total = disk.getTotalSpace();
            if (total == 0) {
                throw new UncheckedIOException(
                        new IOException("the disk of " + folder + " cannot be asked for its size"));
            }
            long reserve = reserveBytes.orElse(Math.min(USUAL_RESERVE, total / USUAL_SHARE));
            return disk.getUsableSpace() - bytes >= reserve;
        };
    }
}
