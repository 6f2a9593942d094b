package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.evaluation.port.VisionModel;
import app.visant.domain.capture.Sight;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** A still for a panel: reduced once for all agents that send it away, and never if none does. */
public final class StillPicture implements VisionModel.Picture {
    private static final int LONGEST_SIDE = 1280;
    private static final int QUALITY = 85;
    /** A little more than for sending alone: it is what agents of this process look at, too. */
    private static final int COVERED_QUALITY = 90;

    private final byte[] jpeg;
    private final ImageCodec codec;
    private final ReentrantLock reducing = new ReentrantLock();
    private Optional<byte[]> reduced;

    /**
     * What may be seen of the still, with nothing of the rest in any form of it. What has to be made anew for that is made in
     * the size in which pictures are sent, and serves as both forms: no agent looks closer, and it is decoded once.
     *
     * @throws UnreadableException if it has to be decoded for that and cannot be
     */
    public static StillPicture of(byte[] jpeg, Sight sight, ImageCodec codec) throws UnreadableException {
        if (sight.isEverything()) {
            return new StillPicture(jpeg, codec);
        }
        var shown = codec.show(jpeg, sight, LONGEST_SIDE, COVERED_QUALITY);
        return new StillPicture(shown, Optional.of(shown), codec);
    }

    /** @param jpeg not copied, and not to be changed from now on */
    public StillPicture(byte[] jpeg, ImageCodec codec) {
        this(jpeg, Optional.empty(), codec);
    }

    private StillPicture(byte[] jpeg, Optional<byte[]> reduced, ImageCodec codec) {
        this.jpeg = jpeg;
        this.reduced = reduced;
        this.codec = codec;
    }

    @Override
    public byte[] whole() {
        return jpeg;
    }

    /** Under a lock and no monitor: the codec may keep it waiting, and a virtual thread in a monitor keeps its carrier. */
    @Override
    public byte[] reduced() throws UnreadableException {
        reducing.lock();
        try {
            if (reduced.isEmpty()) {
                reduced = Optional.of(codec.fit(jpeg, LONGEST_SIDE, LONGEST_SIDE, QUALITY));
            }
            return reduced.get();
        } finally {
            reducing.unlock();
        }
    }
}
