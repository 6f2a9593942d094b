package app.visant.device.camera;

import app.visant.device.port.Jpeg;
import app.visant.device.port.QrReader;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Reads QR codes with ZXing, from a still that is made small first: the device has little memory, and the code fills much of the picture. */
public final class ZxingQrReader implements QrReader {
    private static final int LONGEST_SIDE = 1280;
    private static final int LARGEST_SIDE = 8192;
    private static final Map<DecodeHintType, ?> HINTS = Map.of(DecodeHintType.TRY_HARDER, true);

    @Override
    public List<String> read(Jpeg jpeg) {
        return decode(jpeg).map(ZxingQrReader::texts).orElse(List.of());
    }

    /** Two ways to tell black from white: one for uneven light, one for even. */
    private static List<String> texts(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        var source = new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
        var found = texts(new BinaryBitmap(new HybridBinarizer(source)));
        if (!found.isEmpty()) {
            return found;
        }
        LuminanceSource inverted = source.invert();
        return Stream.of(new GlobalHistogramBinarizer(source), new HybridBinarizer(inverted))
                .map(binarizer -> texts(new BinaryBitmap(binarizer)))
                .filter(texts -> !texts.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> texts(BinaryBitmap bitmap) {
        try {
            return Stream.of(new QRCodeMultiReader().decodeMultiple(bitmap, HINTS))
                    .map(Result::getText)
                    .toList();
        } catch (NotFoundException e) {
            return List.of();
        }
    }

    private static Optional<BufferedImage> decode(Jpeg jpeg) {
        var readers = ImageIO.getImageReadersByFormatName("jpeg");
        var reader = readers.next();
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
        int step = Math.max(1, (longest + LONGEST_SIDE - 1) / LONGEST_SIDE);
        var how = reader.getDefaultReadParam();
        how.setSourceSubsampling(step, step, 0, 0);
        return Optional.of(reader.read(0, how));
    }
}
