package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.domain.shared.DeviceId;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ValuesTest {

    @Test
    void a_token_never_shows_in_text() {
        var credentials = new Credentials(
                new DeviceId("DEVICE001"), new DeviceToken("visd_topsecret"), URI.create("https://cloud.example"));

        assertThat(credentials.toString()).contains("DEVICE001").doesNotContain("topsecret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "has a space in it", "line\nbreak-injected", "visd_ümläut-secret"})
    void a_token_that_would_not_go_into_a_header_is_refused_without_repeating_it(String token) {
        assertThatThrownBy(() -> new DeviceToken(token))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("token must be");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://cloud.example",
                "cloud.example",
                "https://user:pw@cloud.example",
                "https://cloud.example/?a=b",
                "https://cloud.example/#x",
                "https:///path"
            })
    void a_server_is_an_http_address_without_extras(String server) {
        assertThatThrownBy(() -> at(server)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_server_loses_its_trailing_slashes_and_keeps_its_path() {
        assertThat(at("HTTPS://Cloud.example/visant//").server()).isEqualTo(URI.create("https://Cloud.example/visant"));
    }

    @Test
    void only_plain_http_to_other_machines_is_exposed() {
        assertThat(at("http://cloud.example").exposed()).isTrue();
        assertThat(at("https://cloud.example").exposed()).isFalse();
        assertThat(at("http://localhost:8000").exposed()).isFalse();
        assertThat(at("http://127.0.0.1:8000").exposed()).isFalse();
        assertThat(at("http://[::1]:8000").exposed()).isFalse();
    }

    @Test
    void a_jpeg_ends_at_its_end_marker_though_webcams_pad_it() {
        var padded = Arrays.copyOf(Examples.jpeg(100).bytes(), 4096);

        assertThat(new Jpeg(padded).size()).isEqualTo(100);
    }

    @Test
    void a_truncated_jpeg_is_none() {
        var cut = Arrays.copyOf(Examples.picture(64, 48), 500);

        assertThatThrownBy(() -> new Jpeg(cut)).hasMessageContaining("breaks off");
    }

    @Test
    void other_bytes_are_no_jpeg() {
        assertThatThrownBy(() -> new Jpeg("<html>".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("does not begin");
        assertThatThrownBy(() -> new Jpeg(new byte[0])).hasMessageContaining("does not begin");
    }

    private static Credentials at(String server) {
        return new Credentials(new DeviceId("D"), new DeviceToken("visd_12345678"), URI.create(server));
    }
}
