package app.visant.http.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.http.TestServer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
final class DashboardEndpointsTest {
    private static final DashboardFiles FILES = DashboardFiles.of(Map.of(
            "index.html", bytes("<!doctype html><title>Visant</title>"),
            "icon.svg", bytes("<svg/>"),
            "manifest.webmanifest", bytes("{}"),
            "sw.js", bytes("self"),
            "assets/main-abc.js", bytes("import './other'"),
            "assets/main-abc.js.gz", bytes("packed"),
            "assets/small-def.css", bytes("a{}")));

    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(new DashboardEndpoints(FILES));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui",
                "/ui/",
                "/ui/login",
                "/ui/index.html",
                "/ui/camera/CAM-1",
                "/ui/settings/members",
                "/ui/admin/organizations/1"
            })
    void everyPageIsTheOneDocument(String path) {
        var reply = server.get(path).send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).contains("<title>Visant</title>");
        assertThat(reply.header("Content-Type")).isEqualTo("text/html;charset=utf-8");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(reply.header("Content-Security-Policy"))
                .contains("default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(reply.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(reply.header("Referrer-Policy")).isEqualTo("no-referrer");
    }

    @Test
    void aDocumentThatTheBrowserHasIsNotSentAgain() {
        var tag = server.get("/ui").send().header("ETag");

        assertThat(server.get("/ui/login").header("If-None-Match", tag).send().status())
                .isEqualTo(304);
    }

    @Test
    void assetsAreKeptForEverAndPackedForThoseWhoTakeIt() {
        var packed = server.get("/ui/assets/main-abc.js")
                .header("Accept-Encoding", "br, gzip;q=0.8")
                .send();
        assertThat(packed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(packed.text()).isEqualTo("packed");
        assertThat(packed.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(packed.header("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(packed.header("Vary")).isEqualTo("Accept-Encoding");

        for (var refused : new String[] {"identity", "gzip;q=0"}) {
            var plain = server.get("/ui/assets/main-abc.js")
                    .header("Accept-Encoding", refused)
                    .send();
            assertThat(plain.headers().get("Content-Encoding")).isNull();
            assertThat(plain.text()).isEqualTo("import './other'");
        }
    }

    @Test
    void filesWithAFixedNameAreAskedForEachTime() {
        var reply = server.get("/ui/manifest.webmanifest").send();

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo("application/manifest+json");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(server.get("/ui/icon.svg").send().header("Content-Type")).isEqualTo("image/svg+xml");

        // A worker that caches kept would outlive the program it keeps files of.
        var worker = server.get("/ui/sw.js").send();
        assertThat(worker.header("Content-Type")).isEqualTo("text/javascript; charset=utf-8");
        assertThat(worker.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(worker.header("Content-Security-Policy")).contains("default-src 'self'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ui/assets/main-old.js",
                "/ui/assets/main-abc.js.gz",
                "/ui/missing.js",
                "/ui/assets/..%2Findex.html",
                "/ui/a/b/c/d"
            })
    void whatIsNotThereIsNoPage(String path) {
        assertThat(server.get(path).send().status()).isIn(400, 404);
    }

    @Test
    void aBuildWithoutTheDashboardSaysSo() {
        var none = DashboardFiles.of(Map.of());
        assertThat(none.present()).isFalse();
        try (var bare = TestServer.of(new DashboardEndpoints(none))) {
            var reply = bare.get("/ui/login").send();
            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.json().path("code").asText()).isEqualTo("no_dashboard");
        }
    }

    @Test
    void aFileOfNoKnownTypeStopsTheStart() {
        var odd = Map.of("index.html", bytes("x"), "tool.exe", bytes("x"));

        assertThatThrownBy(() -> DashboardFiles.of(odd)).hasMessageContaining("tool.exe");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
