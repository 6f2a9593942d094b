package app.visant.persistence.image;

import javax.imageio.IIOException;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a decoder had to make up parts of a picture. Such a picture must not be judged: what was made up is as good
 * as an object that is not there. Superfluous bytes, which cheap cameras write, do no harm.
 */
final class Damage implements IIOReadWarningListener {
    private static final String SUPERFLUOUS = "extraneous bytes";

    private @Nullable String first;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
        if (first == null && !warning.contains(SUPERFLUOUS)) {
            first = warning;
            source.abort();
        }
    }

    void check() throws IIOException {
        if (first != null) {
            throw new IIOException(first);
        }
    }
}
