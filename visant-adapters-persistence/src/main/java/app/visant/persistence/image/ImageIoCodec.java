package app.visant.persistence.image;

import app.visant.application.capture.port.ImageCodec;
import app.visant.domain.capture.Sight;
import jakarta.inject.Inject;
import java.awt.Point;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Pictures by way of the JDK's ImageIO, behind a walk over the markers that lets no surprise through to it.
 *
 * <p>Decoding has its own few threads. A decode is native code that a virtual thread cannot be taken off: on the callers'
 * threads, two slow pictures would hold up everything else on a machine with two cores.
 */
public final class ImageIoCodec implements ImageCodec {
    private static final long IDLE_SECONDS = 30;
    /** The decoder delivers at least so many samples for each that is wanted: fewer would show as jagged edges. */
    private static final int OVERSAMPLING = 2;

    /** A small frame in a large picture is not worth the memory of all its pixels. */
    private static final int MOST_DECODED_SIDE = 4096;

    private final ImageLimits limits;
    private final LongSupplier nanoTime;
    private final ExecutorService decoding;

    @Inject
    public ImageIoCodec(ImageLimits limits) {
        this(limits, System::nanoTime);
    }

    ImageIoCodec(ImageLimits limits, LongSupplier nanoTime) {
        this.limits = limits;
        this.nanoTime = nanoTime;
        var factory = Thread.ofPlatform().daemon().name("decode-", 0).factory();
        var threads = new ThreadPoolExecutor(
                limits.decodesAtOnce(),
                limits.decodesAtOnce(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                factory);
        threads.allowCoreThreadTimeOut(true);
        this.decoding = threads;
    }

    @Override
    public Inspection inspect(byte[] jpeg) {
        return switch (MarkerWalk.over(jpeg, limits)) {
            case MarkerWalk.Result.Sound sound ->
                new Inspection.Accepted(
                        sound.anatomy().frame().width(), sound.anatomy().frame().height());
            case MarkerWalk.Result.Unsound unsound -> unsound.verdict();
        };
    }

    @Override
    public byte[] fit(byte[] jpeg, int maxWidth, int maxHeight, int quality) throws UnreadableException {
        if (maxWidth < 1 || maxHeight < 1 || quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a picture has pixels, and a quality from 1 to 100");
        }
        return inTurn(() -> {
            var picture = decode(jpeg, maxWidth, maxHeight);
            return Encoder.encode(picture.rgb(), picture.width(), picture.height(), quality);
        });
    }

    @Override
    public byte[] show(byte[] jpeg, Sight sight, int maxSide, int quality) throws UnreadableException {
        if (maxSide < 1 || quality < 1 || quality > 100) {
            throw new IllegalArgumentException("a picture has pixels, and a quality from 1 to 100");
        }
        return inTurn(() -> {
            var size = upright(anatomy(jpeg));
            var frame = sight.of(size.width(), size.height()).frame();
            var scale = Math.min(
                    (double) maxSide / Math.max(frame.width(), frame.height()),
                    (double) MOST_DECODED_SIDE / Math.max(size.width(), size.height()));
            var reduced = size.within(scaled(size.width(), scale), scaled(size.height(), scale));
            var picture = decode(jpeg, reduced.width(), reduced.height());
            var shown = Shade.over(picture, sight.of(picture.width(), picture.height()));
            return Encoder.encode(shown.rgb(), shown.width(), shown.height(), quality);
        });
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.round(length * Math.min(1, scale)));
    }

    @Override
    public Raster raster(byte[] jpeg, int maxSide) throws UnreadableException {
        if (maxSide < 1) {
            throw new IllegalArgumentException("a picture has pixels");
        }
        return inTurn(() -> decode(jpeg, maxSide, maxSide));
    }

    private Raster decode(byte[] jpeg, int maxWidth, int maxHeight) throws IOException {
        var anatomy = anatomy(jpeg);
        var frame = anatomy.frame();
        var orientation = anatomy.metadata().orientation();
        var upright = upright(anatomy).within(maxWidth, maxHeight);
        var width = orientation.uprightWidth(upright.width(), upright.height());
        var height = orientation.uprightHeight(upright.width(), upright.height());
        var samples = Decoder.decode(
                jpeg,
                anatomy,
                new Point(step(frame.width(), width), step(frame.height(), height)),
                new Deadline(nanoTime, limits.decodeTime()));
        var reduced = AreaReduction.reduce(samples, width, height);
        return new Raster(upright.width(), upright.height(), anatomy.colours().upright(reduced, orientation));
    }

    private static Size upright(Anatomy anatomy) {
        var frame = anatomy.frame();
        var orientation = anatomy.metadata().orientation();
        return Size.of(
                orientation.uprightWidth(frame.width(), frame.height()),
                orientation.uprightHeight(frame.width(), frame.height()));
    }

    private Anatomy anatomy(byte[] jpeg) throws IOException {
        return switch (MarkerWalk.over(jpeg, limits)) {
            case MarkerWalk.Result.Sound sound -> sound.anatomy();
            case MarkerWalk.Result.Unsound unsound -> throw new IOException(unsound.detail());
        };
    }

    private static int step(int have, int want) {
        return Math.max(1, have / (OVERSAMPLING * want));
    }

    private <T> T inTurn(Callable<T> decode) throws UnreadableException {
        try {
            return await(decoding.submit(() -> guarded(decode)));
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case UnreadableException unreadable -> throw unreadable;
                case Error error -> throw error;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Running out of memory is taken for the picture's fault: it would happen again. */
    private static <T> T guarded(Callable<T> decode) throws UnreadableException {
        try {
            return decode.call();
        } catch (Exception | OutOfMemoryError e) {
            throw new UnreadableException("the picture cannot be decoded: " + e.getMessage(), e);
        }
    }

    /** Waits even if interrupted: nobody who calls for a picture can make use of half of it. */
    private static <T> T await(Future<T> result) throws ExecutionException {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return result.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Size(int width, int height) {
        static Size of(int width, int height) {
            return new Size(width, height);
        }

        Size within(int maxWidth, int maxHeight) {
            var scale = Math.min(1, Math.min((double) maxWidth / width, (double) maxHeight / height));
            return new Size(
                    (int) Math.max(1, Math.round(width * scale)), (int) Math.max(1, Math.round(height * scale)));
        }
    }
}
