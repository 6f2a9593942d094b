package app.visant.persistence.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageWriterSpi;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Makes baseline JPEGs with the JDK's own writer; nothing but the picture is in them. */
final class Encoder {
    private Encoder() {}

    /** {@code quality} is 1 to 100. */
    static byte[] encode(int[] rgb, int width, int height, int quality) throws IOException {
        var writer = Jdk.WRITERS.createWriterInstance();
        var jpeg = new ByteArrayOutputStream(width * height / 4 + 1024);
        try (var stream = new MemoryCacheImageOutputStream(jpeg)) {
            var settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(quality / 100f);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture(rgb, width, height), null, null), settings);
        } finally {
            writer.dispose();
        }
        return jpeg.toByteArray();
    }

    /** In the form that the writer takes row by row without converting it. */
    private static BufferedImage picture(int[] rgb, int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var bytes = ((DataBufferByte) picture.getRaster().getDataBuffer()).getData();
        for (int i = 0, at = 0; i < rgb.length; i++, at += 3) {
            bytes[at] = (byte) rgb[i];
            bytes[at + 1] = (byte) (rgb[i] >> 8);
            bytes[at + 2] = (byte) (rgb[i] >> 16);
        }
        return picture;
    }

    private static final class Jdk {
        static final ImageWriterSpi WRITERS = find();

        private static ImageWriterSpi find() {
            var all = IIORegistry.getDefaultInstance().getServiceProviders(ImageWriterSpi.class, true);
            while (all.hasNext()) {
                var provider = all.next();
                if (provider.getClass().getModule() == ImageWriter.class.getModule()
                        && provider.getFormatNames()[0].toLowerCase(Locale.ROOT).startsWith("jp")) {
                    return provider;
                }
            }
            throw new IllegalStateException("this Java has no JPEG writer");
        }
    }
}
