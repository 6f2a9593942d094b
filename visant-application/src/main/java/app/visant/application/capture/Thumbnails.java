package app.visant.application.capture;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.capture.port.ImageStore.Part;
import app.visant.domain.capture.Capture;
import jakarta.inject.Inject;

/** The small pictures: fetched, or made of the still the first time. */
public final class Thumbnails {
    private static final int MAX_WIDTH = 400;
    private static final int MAX_HEIGHT = 300;
    private static final int QUALITY = 85;

    private final ImageStore images;
    private final ImageCodec codec;
    private final StillBudget budget;

    @Inject
    public Thumbnails(ImageStore images, ImageCodec codec, StillBudget budget) {
        this.images = images;
        this.codec = codec;
        this.budget = budget;
    }

    Result fetch(Capture capture) {
        var key = ImageKey.of(capture);
        return images.read(key, Part.THUMBNAIL)
                .<Result>map(Result.Ready::new)
                .orElseGet(() -> budget.within(capture.still().sizeBytes(), () -> make(key))
                        .orElseGet(Result.Overloaded::new));
    }

    private Result make(ImageKey key) {
        var original = images.read(key, Part.ORIGINAL);
        if (original.isEmpty()) {
            return new Result.Missing();
        }
        try {
            var thumbnail = codec.fit(original.get(), MAX_WIDTH, MAX_HEIGHT, QUALITY);
            // On a full disk it is shown all the same, and kept another time.
            var kept = images.put(key, Part.THUMBNAIL, thumbnail) == ImageStore.Put.STORED;
            return new Result.Ready(thumbnail, kept);
        } catch (UnreadableException e) {
            return new Result.Unreadable();
        }
    }

    /** What there is to show. */
    sealed interface Result {
        /**
         * Here it is.
         *
         * @param kept whether it is in the store
         */
        @SuppressWarnings("ArrayRecordComponent") // bytes of a picture; never compared
        record Ready(byte[] jpeg, boolean kept) implements Result {
            Ready(byte[] jpeg) {
                this(jpeg, true);
            }
        }

        /** The still cannot be decoded. */
        record Unreadable() implements Result {}

        /** The still is not in the store. */
        record Missing() implements Result {}

        record Overloaded() implements Result {}
    }
}
