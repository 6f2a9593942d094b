package app.visant.device.camera;

import app.visant.device.port.Examples;
import app.visant.device.port.Jpeg;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;

/** Draws somebody holding a QR in front of a camera: askew, in uneven light, with noise. */
public final class QrScene {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int CODE = 400;

    private QrScene() {}

    public static Jpeg showing(String text) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(40, 50, 60), WIDTH, HEIGHT, new Color(170, 160, 140)));
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.translate(500, 120);
        graphics.rotate(Math.toRadians(11));
        graphics.shear(0.06, 0);
        draw(graphics, code(text));
        graphics.dispose();
        noise(picture);
        return new Jpeg(Examples.encoded(picture));
    }

    private static void draw(Graphics2D graphics, BitMatrix code) {
        for (int y = 0; y < CODE; y++) {
            for (int x = 0; x < CODE; x++) {
                int light = 130 + 90 * x / CODE;
                graphics.setColor(code.get(x, y) ? new Color(25, 25, 30) : new Color(light, light, light - 8));
                graphics.fillRect(x, y, 1, 1);
            }
        }
    }

    private static void noise(BufferedImage picture) {
        var random = new SplittableRandom(5);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int change = random.nextInt(-12, 13);
                int rgb = picture.getRGB(x, y);
                int grey = Math.clamp((rgb >> 8 & 0xFF) + change, 0, 255);
                picture.setRGB(x, y, grey << 16 | grey << 8 | grey);
            }
        }
    }

    private static BitMatrix code(String text) {
        try {
            return new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, CODE, CODE);
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
