package app.visant.device.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.domain.shared.DeviceId;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PairingTextTest {
    private static final Credentials EXPECTED = new Credentials(
            new DeviceId("DEVICE001"),
            new DeviceToken("visd_a+b-c_d12"),
            URI.create("https://cloud.example:8443/base"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "visant://activate?device=DEVICE001&token=visd_a%2Bb-c_d12&server=https%3A%2F%2Fcloud.example%3A8443%2Fbase",
                "visant://activate?device=DEVICE001&token=visd_a+b-c_d12&server=https://cloud.example:8443/base/",
                "  VISANT://Activate?server=https://cloud.example:8443/base&token=visd_a+b-c_d12&device=DEVICE001&more=1\n"
            })
    void the_text_of_the_qr_is_read(String text) {
        assertThat(PairingText.read(text, Optional.empty())).isEqualTo(EXPECTED);
    }

    @Test
    void without_a_server_the_configured_one_is_meant() {
        var text = "visant://activate?device=DEVICE001&token=visd_12345678";

        assertThat(PairingText.read(text, Optional.of(URI.create("http://10.0.0.2:8000")))
                        .server())
                .isEqualTo(URI.create("http://10.0.0.2:8000"));
        assertThatThrownBy(() -> PairingText.read(text, Optional.empty())).hasMessageContaining("CLOUD_URL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://example.org",
                "visant://activate",
                "visant://activate?",
                "visant://activate?device=D&server=https://c.example",
                "visant://activate?token=visd_12345678&server=https://c.example",
                "visant://activate?device=../etc&token=visd_12345678&server=https://c.example",
                "visant://activate?device=D&device=E&token=visd_12345678&server=https://c.example",
                "visant://activate?device=D&token=visd_12345678&server=ftp://c.example",
                "visant://activate?device=D&token=visd_12345678&server=https://u:p@c.example",
                "visant://activate?device=D&token=visd_12345678&server=https://c.example%2",
                "visant://activate?device=D&token=visd_1234 5678&server=https://c.example",
                "visant://activate?device=D&token=visd_12345678%0A&server=https://c.example",
                "visant://activate?device=D&=x&token=visd_12345678&server=https://c.example",
                "visant://activate?device=D&token=visd_12345678&server=:::"
            })
    void anything_else_is_refused_in_words_that_do_not_repeat_it(String text) {
        assertThatThrownBy(() -> PairingText.read(text, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .isNotBlank()
                .doesNotContain("12345678", "1234 5678");
    }
}
