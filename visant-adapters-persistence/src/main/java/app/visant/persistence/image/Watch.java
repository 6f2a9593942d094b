package app.visant.persistence.image;

import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadProgressListener;

/** Gives a decode up when its time is over. It is called between rows, on the thread that decodes. */
final class Watch implements IIOReadProgressListener {
    private final Deadline deadline;

    Watch(Deadline deadline) {
        this.deadline = deadline;
    }

    @Override
    public void imageProgress(ImageReader source, float percentageDone) {
        if (deadline.passed()) {
            source.abort();
        }
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int imageIndex) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int imageIndex, int thumbnailIndex) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percentageDone) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}
}
