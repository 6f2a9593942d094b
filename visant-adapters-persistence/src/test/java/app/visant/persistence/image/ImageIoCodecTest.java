package app.visant.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.capture.port.ImageDecodingContract;
import app.visant.application.capture.port.Pictures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;

final class ImageIoCodecTest implements ImageDecodingContract {
    private static final ImageLimits LIMITS = ImageLimits.usual(2);

    private final ImageIoCodec codec = new ImageIoCodec(LIMITS);

    @Override
    public ImageCodec codec() {
        return codec;
    }

    @Test
    void noMoreThreadsDecodeThanAreAllowedHoweverManyCallersWait() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        var bothBusy = new CountDownLatch(2);
        LongSupplier time = () -> {
            if (threads.add(Thread.currentThread())) {
                bothBusy.countDown();
            }
            await(bothBusy);
            return 0;
        };
        var busy = new ImageIoCodec(LIMITS, time);
        var picture = Pictures.jpeg(64, 64);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var rasters = new ArrayList<Future<ImageCodec.Raster>>();
            for (var i = 0; i < 20; i++) {
                rasters.add(callers.submit(() -> busy.raster(picture, 16)));
            }
            for (var raster : rasters) {
                assertThat(raster.get().width()).isEqualTo(16);
            }
        }

        assertThat(threads).hasSize(2).noneMatch(Thread::isVirtual);
    }

    @Test
    void aDecodeWhoseTimeIsOverIsGivenUpWhereverItIs() throws UnreadableException {
        for (var picture : new byte[][] {Pictures.jpeg(640, 480), Pictures.progressive(640, 480)}) {
            var looks = new AtomicInteger();
            var patient = new ImageIoCodec(LIMITS, () -> {
                looks.incrementAndGet();
                return 0;
            });
            patient.raster(picture, 100);
            assertThat(looks).hasValueGreaterThan(20);

            for (var enough : List.of(1, 2, looks.get() / 2, looks.get() - 1)) {
                var impatient = new ImageIoCodec(LIMITS, late(enough));
                assertThatThrownBy(() -> impatient.raster(picture, 100))
                        .isInstanceOf(UnreadableException.class)
                        .hasMessageContaining("too long");
            }
        }
    }

    @Test
    void anInterruptedCallerGetsItsPictureAndStaysInterrupted() throws UnreadableException {
        Thread.currentThread().interrupt();

        assertThat(codec.raster(Pictures.jpeg(64, 64), 16).width()).isEqualTo(16);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void senselessSizesAreTheCallersFault() {
        var picture = Pictures.jpeg(64, 64);

        assertThatThrownBy(() -> codec.fit(picture, 0, 10, 85)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.fit(picture, 10, 0, 85)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.fit(picture, 10, 10, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.fit(picture, 10, 10, 101)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> codec.raster(picture, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void limitsMakeSense() {
        assertThatThrownBy(() -> new ImageLimits(LIMITS.extent(), LIMITS.structure(), 0, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ImageLimits(LIMITS.extent(), LIMITS.structure(), 1, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Time that stands still until it has been looked at so often, and is over then. */
    private static LongSupplier late(int looks) {
        var left = new AtomicInteger(looks);
        return () -> left.getAndDecrement() > 0 ? 0 : Duration.ofHours(1).toNanos();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
