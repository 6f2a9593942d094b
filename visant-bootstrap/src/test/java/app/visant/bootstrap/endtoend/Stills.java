package app.visant.bootstrap.endtoend;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Small stills, no two alike, also to a measure that forgives light. */
final class Stills {
    private Stills() {}

    static byte[] jpeg(int number) {
        var picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(new Color(number * 7919 & 0xFFFFFF));
        pen.fillRect(0, 0, 64, 48);
        pen.setColor(Color.WHITE);
        pen.drawString(Integer.toString(number), 4, 30);
        pen.fillRect(number * 13 % 52, number * 7 % 40, 12, 8);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
