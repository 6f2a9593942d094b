package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import app.visant.domain.shared.TriggerLabel;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stills of a camera: which are shown, and one of them looked into. */
final class GalleryTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final Pattern VIEWER = Pattern.compile("^Capture of ");

    @Test
    void theGalleryShowsWhatIsAskedForAndKeepsItInTheAddress() {
        var works = BROWSER.site().organization("Boat club");
        var camera = works.camera("Boathouse");
        camera.shows("normal", "The boats lie in their racks.", Duration.ofHours(50));
        camera.shows("abnormal", "A boat lies on the jetty.", Duration.ofHours(25));
        camera.shows("normal", "The racks are full.", Duration.ofMinutes(1));
        try (var device = camera.connect()) {
            device.captureNow(new TriggerLabel("night round"));
            Client.await("its still is there", () -> labelled(works, camera, "night%20round") == 1);
        }
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/camera/" + camera.id());
        assertThat(view.text("4 captures")).isVisible();

        view.field("State").selectOption("Abnormal");
        assertThat(view.text("1 capture")).isVisible();
        assertThat(view.still("Abnormal, ")).isVisible();
        assertThat(view.page()).hasURL(Pattern.compile("\\?state=abnormal$"));
        view.page().reload();
        assertThat(view.text("1 capture")).isVisible();
        assertThat(view.field("State")).hasValue("abnormal");
        view.button("Clear filters").click();
        assertThat(view.text("4 captures")).isVisible();

        var yesterday = InstantSource.system()
                .instant()
                .minus(Duration.ofHours(25))
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        view.field("From").fill(yesterday);
        view.field("To").fill(yesterday);
        assertThat(view.text("1 capture")).isVisible();
        assertThat(view.text("Days of the camera: UTC")).isVisible();
        assertThat(view.still("Abnormal, ")).isVisible();
        view.button("Clear filters").click();

        view.field("Label").fill("night round");
        view.press("Enter");
        assertThat(view.text("1 capture")).isVisible();
        view.field("Label").fill("no such label");
        view.press("Enter");
        assertThat(view.text("Nothing matches")).isVisible();
        view.button("Clear filters").first().click();
        assertThat(view.text("4 captures")).isVisible();
    }

    @Test
    void theGalleryGoesOnAsItIsScrolledPageByPage() {
        var works = BROWSER.site().organization("Long archive");
        var camera = works.camera("Archive");
        for (var minute = 30; minute > 0; minute--) {
            camera.sends(Duration.ofMinutes(minute));
        }
        var page = BROWSER.page(works.owner(), new Look(1360, 500, false, Look.WIDE.theme(), "en-GB", "UTC"));
        page.route(Pattern.compile("/v1/captures\\?.*limit=100"), GalleryTest::bySix);
        var view = View.of(page).open("/ui/camera/" + camera.id());

        assertThat(view.text(Pattern.compile("^More than \\d+ captures$"))).isVisible();
        var scrolled = 0;
        while (view.text("30 captures").isHidden() && scrolled++ < 20) {
            page.mouse().move(700, 300);
            page.mouse().wheel(0, 400);
            page.waitForFunction("() => document.querySelector('ul[aria-busy=true]') === null");
        }
        assertThat(view.text("30 captures")).isVisible();
        page.mouse().wheel(0, 10_000);
        assertThat(page.locator("li[aria-posinset='30']")).isVisible();
    }

    @Test
    void theViewerLooksIntoAStillAndTakesWhatPeopleSayOfIt() throws IOException {
        var works = BROWSER.site().organization("Net makers");
        var camera = works.camera("Net loft");
        var before = camera.shows("normal", "The nets hang on the wall.", Duration.ofMinutes(9));
        var odd = camera.shows("abnormal", "A net is torn.", Duration.ofMinutes(6));
        var last = camera.shows("uncertain", "It is too dark to say.", Duration.ofMinutes(3));
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/camera/" + camera.id());

        view.page().locator("[data-capture=" + odd + "]").click();
        var viewer = view.dialog(VIEWER);
        shows(viewer, "A net is torn.");
        view.press("ArrowRight");
        shows(viewer, "The nets hang on the wall.");
        assertThat(viewer.button("Older")).isDisabled();
        assertThat(view.page()).hasURL(Pattern.compile("capture=" + before));
        view.press("ArrowLeft");
        shows(viewer, "A net is torn.");
        view.press("ArrowLeft");
        shows(viewer, "It is too dark to say.");
        assertThat(viewer.button("Newer")).isDisabled();
        viewer.button("Older").click();
        shows(viewer, "A net is torn.");

        view.press("+");
        assertThat(viewer.text("150 %")).isVisible();
        viewer.button("Show the whole").click();
        assertThat(viewer.text("100 %")).isVisible();
        view.press("c");
        assertThat(viewer.still("Normal, ")).isVisible();
        assertThat(viewer.text("This still")).isVisible();
        viewer.button("End the comparison").click();
        assertThat(viewer.still("Normal, ")).isHidden();

        var download = view.page().waitForDownload(() -> viewer.link("Download").click());
        assertThat(download.suggestedFilename()).isEqualTo(odd + ".jpg");
        assertThat(Files.readAllBytes(download.path())).startsWith(0xff, 0xd8);

        viewer.button("Wrong").click();
        viewer.field("What the still shows").selectOption("Normal");
        viewer.field("Note (optional)").fill("That is the old net.");
        viewer.button("Save mark").click();
        assertThat(viewer.text("Marked wrong: it shows Normal")).isVisible();
        assertThat(viewer.text("That is the old net.")).isVisible();
        assertThat(viewer.text(Pattern.compile("^Ada Lindqvist, "))).isVisible();
        assertThat(works.api()
                        .get("/v1/captures/" + odd)
                        .body()
                        .at("/mark/verdict")
                        .asText())
                .isEqualTo("wrong");
        viewer.button("Take back").click();
        assertThat(viewer.button("Right")).isVisible();

        view.press("Escape");
        assertThat(viewer.root()).isHidden();
        assertThat(view.page().locator("[data-capture=" + odd + "]")).isFocused();
        view.press("Enter");
        viewer.button("Delete").click();
        view.question("Delete this capture?").button("Delete the capture").click();
        shows(viewer, "The nets hang on the wall.");
        viewer.button("Close").click();
        assertThat(view.text("2 captures")).isVisible();
        assertThat(works.api().get("/v1/captures/" + odd).status()).isEqualTo(404);
        assertThat(works.api().get("/v1/captures/" + last).status()).isEqualTo(200);
    }

    @Test
    void eachAgentsAnswerIsShownAndAStillIsJudgedAgainWhileItIsLookedAt() {
        var works = BROWSER.site().organization("Lighthouse keepers");
        var camera = works.camera("Lighthouse");
        var still = camera.shows("abnormal", "The lamp is out.", Duration.ZERO);
        var view =
                View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/camera/" + camera.id() + "?capture=" + still);
        var viewer = view.dialog(VIEWER);

        assertThat(viewer.root().getByRole(AriaRole.ARTICLE)).hasCount(2);
        assertThat(viewer.root().getByRole(AriaRole.ARTICLE).first()).containsText("92% sure");
        BROWSER.site().agents().say("Lighthouse", "normal", 0.97, "The lamp is lit.");
        viewer.button("Judge again").click();
        view.isTold("The still is being judged again.");
        shows(viewer, "The lamp is lit.");
        assertThat(viewer.text("97% sure").first()).isVisible();
        assertThat(view.isTheSameDocument()).isTrue();
    }

    private static void shows(View viewer, String reason) {
        assertThat(viewer.root().locator(".words .reason")).hasText(reason);
    }

    private static int labelled(Organization works, Camera camera, String label) {
        return works.api()
                .get("/v1/captures?device_id=" + camera.id() + "&trigger_label=" + label)
                .body()
                .size();
    }

    /** The server's own paging, with smaller pages. */
    private static void bySix(Route route) {
        route.resume(new Route.ResumeOptions().setUrl(route.request().url().replace("limit=100", "limit=6")));
    }
}
