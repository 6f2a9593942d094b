package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.Server;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner chooses to be seen is what reaches a vendor, down to the pixels. */
final class SightTest {
    private static final Pattern PICTURE = Pattern.compile("data:image/jpeg;base64,([A-Za-z0-9+/=]+)");
    private static final int WIDTH = 1600;
    private static final int HEIGHT = 800;

    private final ScriptedVendor vendor = ScriptedVendor.openAi().always("normal", 0.9);

    @TempDir
    private Path folder;

    private Installation installation;
    private Server server;
    private Client ada;
    private Client device;
    private String deviceId = "";
    private int stills;

    @BeforeEach
    void start() {
        installation = new Installation(folder);
        server = Server.start(
                installation.config(Map.of("OPENAI_API_KEY", "sk-sight", "OPENAI_BASE_URL", vendor.address())),
                InstantSource.system());
        ada = Client.signedUp(server.port(), "ada@example.org");
        var made = ada.post("/v1/devices", Map.of("name", "Yard"));
        deviceId = made.text("id");
        device = new Client(server.port(), made.text("device_token"));
    }

    @AfterEach
    void stop() {
        ada.close();
        device.close();
        server.close();
        installation.close();
        vendor.close();
    }

    @Test
    void nothingThatIsCoveredOrCutOffReachesAVendor() throws IOException {
        judge(Color.RED);
        assertThat(pictures().getFirst()).satisfies(whole -> {
            assertThat(List.of(whole.getWidth(), whole.getHeight())).isEqualTo(List.of(1280, 640));
            assertThat(reds(whole)).isPositive();
        });

        choose(Map.of("regions", List.of(region("Street", "mask", 0, 0, 0.5, 1)), "language", "de"));
        judge(Color.RED);
        var masked = pictures();
        assertThat(masked).singleElement().satisfies(still -> {
            assertThat(List.of(still.getWidth(), still.getHeight())).isEqualTo(List.of(1280, 640));
            assertThat(reds(still)).isZero();
            assertThat(still.getRGB(100, 100) & 0xffffff).isZero();
            assertThat(still.getRGB(1200, 600) & 0xff).isGreaterThan(200);
        });
        assertThat(question()).contains("absichtlich schwarz abgedeckt", "Du siehst ein Einzelbild");

        choose(Map.of("form", "cropped", "regions", List.of(region("Yard", "include", 0.6, 0.5, 0.4, 0.5))));
        judge(Color.RED);
        assertThat(pictures()).singleElement().satisfies(still -> {
            assertThat(List.of(still.getWidth(), still.getHeight())).isEqualTo(List.of(640, 400));
            assertThat(reds(still)).isZero();
        });
        assertThat(question()).doesNotContain("covered parts of the pictures");
    }

    @Test
    void picturesOfWhatIsNormalAreCoveredLikeTheStillAndLeaveNoTraceWhenDeleted() throws IOException {
        var reference = judge(Color.RED);
        choose(Map.of("regions", List.of(region("Street", "mask", 0, 0, 0.5, 1)), "references", List.of(reference)));
        var second = judge(Color.RED);

        assertThat(pictures()).hasSize(2).allSatisfy(picture -> {
            assertThat(Math.max(picture.getWidth(), picture.getHeight())).isEqualTo(1280);
            assertThat(reds(picture)).isZero();
        });
        assertThat(question()).contains("Reference picture 1 (normal):");
        assertThat(ada.get("/v1/captures/" + second).text("judged_by")).contains(" sight:");

        assertThat(ada.delete("/v1/captures/" + reference).status()).isEqualTo(204);
        assertThat(ada.get("/v1/devices/" + deviceId + "/sight").body().path("references"))
                .isEmpty();
        judge(Color.RED);
        assertThat(pictures()).hasSize(1);
    }

    @Test
    void whatMovesWhereNobodyLooksLeavesTheVerdictAsItIs() {
        choose(Map.of("regions", List.of(region("Street", "mask", 0, 0, 0.5, 1))));
        judge(Color.RED);
        var second = judge(Color.GREEN);
        assertThat(ada.get("/v1/captures/" + second).text("basis")).isEqualTo("reused");

        assertThat(ada.delete("/v1/devices/" + deviceId + "/sight").status()).isEqualTo(204);
        var third = judge(Color.GREEN);
        assertThat(ada.get("/v1/captures/" + third).text("basis")).isEqualTo("panel");
    }

    private void choose(Map<String, Object> sight) {
        var answer = ada.put("/v1/devices/" + deviceId + "/sight", sight);
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    }

    private static Map<String, Object> region(String name, String kind, double x, double y, double w, double h) {
        return Map.of("name", name, "kind", kind, "x", x, "y", y, "w", w, "h", h);
    }

    /** Uploads a still that is of that colour at the left and white at the right, and waits for its verdict. */
    private String judge(Color left) {
        var record = "CAP_" + ++stills;
        var taken = "2026-01-01T00:00:%02dZ".formatted(stills);
        assertThat(device.upload(deviceId, record, taken, halves(left)).status())
                .isEqualTo(200);
        Client.await(
                "judged",
                () -> ada.get("/v1/captures/" + record)
                        .text("evaluation_status")
                        .equals("completed"));
        return record;
    }

    private String question() {
        return vendor.asked().getLast().body();
    }

    /** Those of the last question, in their order. */
    private List<BufferedImage> pictures() {
        return PICTURE.matcher(question())
                .results()
                .map(match -> Base64.getDecoder().decode(match.group(1)))
                .map(SightTest::decoded)
                .toList();
    }

    private static BufferedImage decoded(byte[] jpeg) {
        assertThat(new String(jpeg, StandardCharsets.ISO_8859_1)).doesNotContain("Exif");
        try {
            return ImageIO.read(new ByteArrayInputStream(jpeg));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many pixels are rather red than anything else. */
    private static long reds(BufferedImage picture) {
        var count = 0L;
        for (var y = 0; y < picture.getHeight(); y++) {
            for (var x = 0; x < picture.getWidth(); x++) {
                var rgb = new Color(picture.getRGB(x, y));
                if (rgb.getRed() > 60 + Math.max(rgb.getGreen(), rgb.getBlue())) {
                    count++;
                }
            }
        }
        return count;
    }

    private static byte[] halves(Color left) {
        var picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        pen.setColor(left);
        pen.fillRect(0, 0, WIDTH / 2 - 8, HEIGHT);
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
