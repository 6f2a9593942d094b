package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever people, devices and models write is text: it runs nowhere, turns nothing around it, and keeps to its place
 * however long it is.
 */
final class HostileTextTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final String MARK = "window.visantRan";
    private static final String UNHARMED =
            "() => window.visantRan === undefined && document.querySelector('#visant-ran') === null";
    private static final String SETTLED =
            "() => document.querySelector('.skeleton, [aria-busy=\"true\"]') === null && document.querySelector('h1') !== null";
    private static final List<Look> WIDTHS = List.of(Look.WIDE, Look.PHONE);

    /** A kind of text to be afraid of. */
    private enum Kind {
        SCRIPT(
                "Loading bay",
                "</title><img id=visant-ran src=x onerror=%1$s=1><svg onload=%1$s=1><script>%1$s=1</script>"
                                .formatted(MARK)
                        + "{{constructor.constructor('%s=1')()}}\"' onfocus=%1$s=1 autofocus".formatted(MARK)),
        TURNED(
                "North gate",
                "\u202Egnp.exe \u202D\u2067\u200Ba\u2060b\uFEFFc 👩‍🚀🚪𝔘𝔫𝔦 Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A\u202E"),
        LONG("West yard", "W".repeat(8000)),
        RIGHT_TO_LEFT("South pier", "بوابة الميناء الرئيسية، ممنوع الوقوف 24/7 (A-12)");

        /** What its camera is called until it has been judged. */
        private final String place;

        private final String text;

        Kind(String place, String text) {
            this.place = place;
            this.text = text;
        }

        /** As much of it as there is room for, without half a character at the end. */
        private String of(int room) {
            if (text.length() <= room) {
                return text;
            }
            return text.substring(0, Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room);
        }
    }

    @Test
    void everyTextIsShownAsTextOnEveryPageThatHasIt() {
        var works = BROWSER.site().organization("Harbour works");
        var page = BROWSER.page(works.owner(), Look.WIDE);
        for (var kind : Kind.values()) {
            var still = write(works, kind);
            // The name of the organization and of the person is of this kind now, on each of these pages.
            var view = show(page, "/ui/camera/" + still.camera() + "?capture=" + still.record());
            var viewer = view.that(AriaRole.DIALOG, "What the agents said");
            assertThat(viewer.root()).containsText(kind.of(2000));
            assertThat(viewer.root()).containsText(kind.of(300));
            assertThat(viewer.root()).containsText(kind.of(1000));
            viewer.button("Close").click();
            assertThat(page.locator("h1")).hasText(kind.of(120));
            assertThat(page.locator("h1")).hasCSS("direction", kind == Kind.RIGHT_TO_LEFT ? "rtl" : "ltr");
            show(page, "/ui/camera/" + still.camera() + "?tab=history");
            assertThat(view.that(AriaRole.ROW, kind.of(100)).root()).containsText(kind.of(500));
            show(page, "/ui/camera/" + still.camera() + "?tab=schedules");
            assertThat(page.locator("main h3").first()).hasText(kind.of(100));
            show(page, "/ui/camera/" + still.camera() + "?tab=description");
            assertThat(page.locator("main")).containsText(kind.of(8000));
            show(page, "/ui/settings/members");
            assertThat(page.locator("main")).containsText(kind.of(120));
        }
        show(page, "/ui/dashboard");
        show(page, "/ui/review");
        show(page, "/ui/settings/keys");
        for (var kind : Kind.values()) {
            assertThat(page.locator("main")).containsText(kind.of(120));
        }
    }

    /** Opens it, and looks whether it is sound at every width. */
    private static View show(Page page, String address) {
        page.navigate(address);
        for (var look : WIDTHS) {
            page.setViewportSize(look.width(), look.height());
            page.waitForFunction(SETTLED);
            assertThat((Boolean) page.evaluate(UNHARMED)).as(address).isTrue();
            assertThat((int) page.evaluate("() => document.documentElement.scrollWidth - innerWidth"))
                    .as("pixels beside the screen of " + look.width() + " at " + address)
                    .isNotPositive();
        }
        page.setViewportSize(Look.WIDE.width(), Look.WIDE.height());
        return View.of(page);
    }

    /** Has everybody write that, wherever they may. */
    private static Written write(Organization works, Kind kind) {
        var api = works.api();
        var camera = works.camera(kind.place);
        BROWSER.site().agents().say(kind.place, "abnormal", 0.91, kind.of(2000), kind.of(300));
        var record = camera.sends(InstantSource.system().instant(), kind.of(100));
        camera.awaitVerdict(record);
        var device = "/v1/devices/" + camera.id();
        well(api.put(device, Map.of("name", kind.of(120))));
        well(api.put("/v1/captures/" + record + "/mark", Map.of("verdict", "right", "note", kind.of(1000))));
        well(api.post("/v1/normal-descriptions", Map.of("text", kind.of(8000), "device_id", camera.id())));
        var hourly = Map.of("device_id", camera.id(), "trigger_label", kind.of(100), "cron_expression", "0 * * * *");
        well(api.post("/v1/scheduled-triggers", hourly));
        well(api.post("/v1/api-keys", Map.of("name", kind.of(120), "scopes", List.of("captures:read"))));
        well(api.patch("/v1/organizations/current", Map.of("name", kind.of(120))));
        well(api.patch("/v1/auth/me", Map.of("name", kind.of(120))));
        var order = well(api.post(device + "/trigger", Map.of("trigger_label", kind.of(100))));
        var failed = Map.of("command_id", order.text("command_id"), "status", "failed", "error", kind.of(500));
        well(camera.device().post("/v1/device-commands/ack", failed));
        well(camera.device().post("/v1/device-commands/heartbeat", Map.of("version", kind.of(64))));
        return new Written(camera.id(), record);
    }

    private static Client.Reply well(Client.Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isBetween(200, 204);
        return reply;
    }

    private record Written(String camera, String record) {}
}
