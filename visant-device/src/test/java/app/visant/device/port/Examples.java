package app.visant.device.port;

import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.TriggerLabel;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Stills and other values for tests. */
public final class Examples {
    public static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    public static final TriggerLabel LABEL = new TriggerLabel("hourly-check");

    private Examples() {}

    /** Of that many bytes: it has the form of a JPEG, but shows nothing. */
    public static Jpeg jpeg(int size) {
        var bytes = new byte[size];
        Arrays.fill(bytes, (byte) 7);
        bytes[0] = (byte) 0xFF;
        bytes[1] = (byte) 0xD8;
        bytes[size - 2] = (byte) 0xFF;
        bytes[size - 1] = (byte) 0xD9;
        return new Jpeg(bytes);
    }

    public static Still still(String id) {
        return still(id, 1000, NOON);
    }

    public static Still still(String id, int size, Instant capturedAt) {
        return new Still(new RecordId(id), jpeg(size), capturedAt, true, capturedAt.minusSeconds(3), LABEL);
    }

    /** A real one, which decodes. */
    public static byte[] picture(int width, int height) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.BLUE, width, height, Color.ORANGE));
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return encoded(picture);
    }

    public static byte[] encoded(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpeg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
