package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.port.VisionModel;
import java.util.Optional;

/** A still for a panel: reduced once for all agents that send it away, and never if none does. */
public final class StillPicture implements VisionModel.Picture {
    private static final int LONGEST_SIDE = 1280;
    private static final int QUALITY = 85;

    private final byte[] jpeg;
    private final ImageCodec codec;
    private Optional<byte[]> reduced = Optional.empty();

    /** @param jpeg not copied, and not to be changed from now on */
    public StillPicture(byte[] jpeg, ImageCodec codec) {
        this.jpeg = jpeg;
        this.codec = codec;
    }

    @Override
    public byte[] whole() {
        return jpeg;
    }

    @Override
    public synchronized byte[] reduced() throws UnreadableException {
        if (reduced.isEmpty()) {
            reduced = Optional.of(codec.fit(jpeg, LONGEST_SIDE, LONGEST_SIDE, QUALITY));
        }
        return reduced.get();
    }
}
