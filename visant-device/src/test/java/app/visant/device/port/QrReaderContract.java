package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What every reader of QR codes keeps to. */
public interface QrReaderContract {

    QrReader reader();

    /** A still in which a QR code with that text is held before a camera. */
    Jpeg showing(String text);

    @Test
    default void a_code_in_the_picture_is_read() {
        var text = "visant://activate?device=DEVICE001&token=visd_abcdefghijklmnop&server=https%3A%2F%2Fcloud.example";

        assertThat(reader().read(showing(text))).containsExactly(text);
    }

    @Test
    default void a_picture_without_one_has_none() {
        assertThat(reader().read(new Jpeg(Examples.picture(640, 480)))).isEmpty();
    }

    @Test
    default void a_picture_that_does_not_decode_has_none() {
        assertThat(reader().read(Examples.jpeg(1000))).isEmpty();
    }
}
