package app.visant.device.cloud;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;
import okio.Throttler;

/** A file as a request body, at a limited rate so that it leaves room on a thin line. Never whole in memory. */
final class SlowedFile extends RequestBody {
    private static final long KILOBYTE = 1024;
    private static final long STEP = 4 * KILOBYTE;
    private static final long BURST = 16 * KILOBYTE;

    private final Path file;
    private final long size;
    private final MediaType type;
    private final Optional<Integer> kilobytesPerSecond;

    SlowedFile(Path file, long size, MediaType type, Optional<Integer> kilobytesPerSecond) {
        this.file = file;
        this.size = size;
        this.type = type;
        this.kilobytesPerSecond = kilobytesPerSecond;
    }

    @Override
    public MediaType contentType() {
        return type;
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
        try (var source = Okio.source(file)) {
            if (kilobytesPerSecond.isEmpty()) {
                sink.writeAll(source);
                return;
            }
            var throttler = new Throttler();
            throttler.bytesPerSecond(kilobytesPerSecond.get() * KILOBYTE, STEP, BURST);
            // Not closed, only emptied: the sink beneath belongs to the request.
            var slowed = Okio.buffer(throttler.sink(sink));
            slowed.writeAll(source);
            slowed.emit();
        }
    }
}
