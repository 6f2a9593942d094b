package app.visant.persistence.image;

import java.awt.Point;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Decodes with the JDK's own JPEG reader. It is asked for the samples as they are coded: that spares its guesses about
 * colours, which differ from everybody else's, and works for four inks too.
 */
final class Decoder {
    private Decoder() {}

    /**
     * Every {@code step.x}-th sample of every {@code step.y}-th row.
     *
     * @throws IOException if the picture is damaged
     */
    static Samples decode(byte[] jpeg, Anatomy anatomy, Point step, Deadline deadline) throws IOException {
        if (!anatomy.complete() && (anatomy.scans() > 1 || anatomy.frame().progressive())) {
            // The decoder would make do with the scans that are there.
            throw new IIOException("the file breaks off");
        }
        var reader = Jdk.READERS.createReaderInstance();
        try (var stream = new CleanStream(jpeg, anatomy, deadline)) {
            reader.setInput(stream, true, true);
            return read(reader, anatomy, step, deadline);
        } finally {
            reader.dispose();
        }
    }

    private static Samples read(ImageReader reader, Anatomy anatomy, Point step, Deadline deadline) throws IOException {
        var frame = anatomy.frame();
        if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height()) {
            throw new IIOException("the decoder sees another picture");
        }
        var damage = new Damage();
        reader.addIIOReadWarningListener(damage);
        reader.addIIOReadProgressListener(new Watch(deadline));
        var raster = reader.readRaster(0, subsampled(reader, frame, step));
        damage.check();
        deadline.check();
        if (raster.getNumBands() != frame.components().size()
                || !(raster.getDataBuffer() instanceof DataBufferByte buffer)) {
            throw new IIOException("the decoder sees other components");
        }
        return new Samples(raster.getWidth(), raster.getHeight(), raster.getNumBands(), buffer.getData());
    }

    /** Takes samples from the middle of their cells, so that the picture does not move. */
    private static ImageReadParam subsampled(ImageReader reader, Anatomy.Frame frame, Point step) {
        var settings = reader.getDefaultReadParam();
        settings.setSourceSubsampling(
                step.x,
                step.y,
                Math.min((step.x - 1) / 2, frame.width() - 1),
                Math.min((step.y - 1) / 2, frame.height() - 1));
        return settings;
    }

    /** Found once, when the first picture comes: looking through the registry takes as long as a decode. */
    private static final class Jdk {
        static final ImageReaderSpi READERS = find();

        private static ImageReaderSpi find() {
            var all = IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
            while (all.hasNext()) {
                var provider = all.next();
                if (provider.getClass().getModule() == ImageReader.class.getModule()
                        && provider.getFormatNames()[0].toLowerCase(Locale.ROOT).startsWith("jp")) {
                    return provider;
                }
            }
            throw new IllegalStateException("this Java has no JPEG reader");
        }
    }
}
