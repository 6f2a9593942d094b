package app.visant.device.spool;

/**
 * How much of the disk the spool may take.
 *
 * @param waitingBytes pictures that wait for their upload, together
 * @param rejectedBytes pictures that the cloud refused, together
 */
public record SpoolBounds(long waitingBytes, long rejectedBytes) {
    private static final long MEGABYTE = 1024 * 1024;

    public static final SpoolBounds DEFAULT = new SpoolBounds(1024 * MEGABYTE, 64 * MEGABYTE);

    public SpoolBounds {
        if (waitingBytes < 1 || rejectedBytes < 0) {
            throw new IllegalArgumentException(
                    "must be at least 1 byte for waiting stills and not negative for rejected ones");
        }
    }
}
