package app.visant.device.camera;

import app.visant.device.port.Camera;
import app.visant.device.port.Jpeg;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.regex.Pattern;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** What the cameras have in common: from bytes or pixels to a shot. */
final class Shots {
    private static final Pattern LOGIN = Pattern.compile("://\\S*@");
    private static final Pattern SECRET = Pattern.compile("(?i)((?:pass|pwd|token|secret|auth|key)\\w*[=:])[^\\s&]+");

    private Shots() {}

    /** {@code source} names where the bytes came from, for the log. */
    static Camera.Shot of(byte[] content, String source) {
        try {
            return new Camera.Taken(new Jpeg(content));
        } catch (IllegalArgumentException e) {
            return new Camera.Failed("what " + source + " gave " + e.getMessage() + " (" + content.length + " bytes)");
        }
    }

    /** {@code quality} is 1 to 100. */
    static byte[] encode(BufferedImage picture, int quality) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality / 100f);
            writer.setOutput(out);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** One line for the log, without the logins that programs and addresses like to repeat. */
    static String harmless(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return SECRET.matcher(LOGIN.matcher(line).replaceAll("://***@")).replaceAll("$1***");
    }
}
