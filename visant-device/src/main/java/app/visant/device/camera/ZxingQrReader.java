package app.visant.device.camera;

import app.visant.device.port.Jpeg;
import app.visant.device.port.QrReader;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Reads QR codes with ZXing. Whether it sees one depends on the size of the modules and on the noise more than on anything
 * else, so the still is looked at in several sizes, none larger than a device with little memory can hold.
 */
public final class ZxingQrReader implements QrReader {
    private static final int[] LONGEST_SIDES = {900, 640, 1280};
    private static final int LARGEST_KEPT = 1280;
    private static final int LARGEST_SIDE = 8192;
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    @Override
    public List<String> read(Jpeg jpeg) {
        var picture = decode(jpeg);
        var texts = new LinkedHashSet<String>();
        for (int side : LONGEST_SIDES) {
            picture.map(whole -> scaled(whole, side))
                    .map(ZxingQrReader::luminance)
                    .ifPresent(source -> look(source, texts));
        }
        return List.copyOf(texts);
    }

    /** Two ways to tell black from white, for uneven light and for even; and a second reader in case there are several codes. */
    private static void look(LuminanceSource source, Collection<String> texts) {
        var uneven = new BinaryBitmap(new HybridBinarizer(source));
        texts.addAll(one(uneven));
        texts.addAll(one(new BinaryBitmap(new GlobalHistogramBinarizer(source))));
        texts.addAll(several(uneven));
    }

    private static List<String> one(BinaryBitmap bitmap) {
        try {
            return List.of(new QRCodeReader().decode(bitmap, HINTS).getText());
        } catch (ReaderException e) {
            return List.of();
        }
    }

    private static List<String> several(BinaryBitmap bitmap) {
        try {
            return Stream.of(new QRCodeMultiReader().decodeMultiple(bitmap, HINTS))
                    .map(Result::getText)
                    .toList();
        } catch (ReaderException e) {
            return List.of();
        }
    }

    private static LuminanceSource luminance(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }

    private static BufferedImage scaled(BufferedImage picture, int longestSide) {
        double factor = (double) longestSide / Math.max(picture.getWidth(), picture.getHeight());
        if (factor >= 1) {
            return picture;
        }
        int width = (int) Math.max(1, picture.getWidth() * factor);
        int height = (int) Math.max(1, picture.getHeight() * factor);
        var small = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(picture, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    private static Optional<BufferedImage> decode(Jpeg jpeg) {
        var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg.bytes()))) {
            reader.setInput(in, true, true);
            return decode(reader);
        } catch (IOException | RuntimeException e) {
            // Half a picture, or none: ImageIO has many ways to say so.
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static Optional<BufferedImage> decode(ImageReader reader) throws IOException {
        int longest = Math.max(reader.getWidth(0), reader.getHeight(0));
        if (longest > LARGEST_SIDE) {
            return Optional.empty();
        }
        int step = Math.max(1, (longest + LARGEST_KEPT - 1) / LARGEST_KEPT);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, how));
    }
}
