package app.visant.application.capture.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.application.capture.port.ImageStore.Part;
import app.visant.application.capture.port.ImageStore.Put;
import app.visant.application.shared.port.SettableClock;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class InMemoryImageStoreTest implements ImageStoreContract {
    private final SettableClock clock = new SettableClock();
    private final InMemoryImageStore store = new InMemoryImageStore(clock);

    @Override
    public ImageStore store() {
        return store;
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void age(ImageKey key, Duration by) {
        store.age(key, by);
    }

    @Test
    void aFullDiskTakesNothingAndKeepsWhatItHas() {
        store.put(KEY, Part.ORIGINAL, STILL);
        store.full(true);

        assertThat(store.put(KEY, Part.THUMBNAIL, STILL)).isEqualTo(Put.FULL);
        assertThat(store.writable()).isFalse();
        assertThat(store.read(KEY, Part.ORIGINAL)).hasValue(STILL);
        assertThat(store.open(KEY, Part.THUMBNAIL)).isEmpty();

        store.full(false);
        assertThat(store.put(KEY, Part.THUMBNAIL, STILL)).isEqualTo(Put.STORED);
    }

    @Test
    void aFailureHitsTheNextCallAlone() {
        store.failNext();

        assertThatThrownBy(() -> store.put(KEY, Part.ORIGINAL, STILL)).isInstanceOf(UncheckedIOException.class);
        assertThat(store.open(KEY, Part.ORIGINAL)).isEmpty();
        assertThat(store.put(KEY, Part.ORIGINAL, STILL)).isEqualTo(Put.STORED);
    }
}
