package app.visant.application.evaluation;

import app.visant.application.capture.port.ImageCodec;
import app.visant.application.capture.port.ImageCodec.UnreadableException;
import app.visant.application.capture.port.ImageKey;
import app.visant.application.capture.port.ImageStore;
import app.visant.application.evaluation.port.VisionModel.Picture;
import app.visant.domain.capture.Capture;
import app.visant.domain.evaluation.Outlook;
import app.visant.domain.evaluation.PanelPlan;
import app.visant.domain.evaluation.Sketch;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes of stills what agents may see of them. */
public final class Showing {
    private static final Logger log = LoggerFactory.getLogger(Showing.class);

    private final ImageStore images;
    private final ImageCodec codec;

    @Inject
    public Showing(ImageStore images, ImageCodec codec) {
        this.images = images;
        this.codec = codec;
    }

    /** The still as received; empty if it is not in the store. */
    Optional<byte[]> original(Capture capture) {
        return images.read(ImageKey.of(capture), ImageStore.Part.ORIGINAL);
    }

    /** @throws UnreadableException if it has to be decoded for that and cannot be */
    StillPicture still(byte[] jpeg, Outlook outlook) throws UnreadableException {
        return StillPicture.of(jpeg, outlook.sight(), codec);
    }

    /**
     * In little, what agents see; empty for what is too narrow to make anything of.
     *
     * @throws UnreadableException if it cannot be decoded
     */
    Optional<Sketch> sketch(StillPicture still) throws UnreadableException {
        return SketchShelf.sketch(codec.raster(still.whole(), Sketch.SIDE));
    }

    /** Those that there are and that can be read: a still is judged all the same without one. None if nobody in the panel looks at any. */
    List<Picture> references(Outlook outlook, PanelPlan plan) {
        var pictures = new ArrayList<Picture>();
        if (!SketchShelf.local(plan)) {
            for (var reference : outlook.references()) {
                readable(reference).ifPresent(pictures::add);
            }
        }
        return pictures;
    }

    private Optional<Picture> readable(Outlook.Reference reference) {
        var jpeg = original(reference.still());
        if (jpeg.isEmpty()) {
            return Optional.empty();
        }
        try {
            var picture = StillPicture.of(jpeg.get(), reference.sight(), codec);
            picture.reduced();
            return Optional.of(picture);
        } catch (UnreadableException e) {
            log.warn("reference {} cannot be decoded", reference.still().id());
            return Optional.empty();
        }
    }
}
