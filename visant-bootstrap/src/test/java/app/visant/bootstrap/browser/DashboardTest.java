package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The first page: it follows what happens, without being loaded again. */
final class DashboardTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    @Test
    void cardsCountsAndRecentStillsFollowACameraFromOrderToVerdict() {
        var works = BROWSER.site().organization("Boatyard");
        var slipway = works.camera("Slipway");
        works.camera("Fuel dock").shows("normal", "The dock is empty.", Duration.ZERO);
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/dashboard");

        assertThat(view.text("0 of 2 cameras online")).isVisible();
        assertThat(view.still("Fuel dock, Normal: The dock is empty.")).isVisible();
        assertThat(view.heading("Getting started")).isHidden();
        counts(view, 1, 0, 0, 0);
        var card = view.that(AriaRole.ARTICLE, "Slipway");
        assertThat(card.root()).containsText("No still yet");
        assertThat(card.button(Pattern.compile("^Capture now"))).isHidden();

        var agents = BROWSER.site().agents();
        try (var device = slipway.connect()) {
            assertThat(device.connected()).isTrue();
            assertThat(card.root()).containsText("Online");
            assertThat(view.text("1 of 2 cameras online")).isVisible();

            agents.hold("Slipway");
            card.button(Pattern.compile("^Capture now")).click();
            assertThat(view.still("Slipway, Pending")).isVisible();
            assertThat(card.root()).containsText("Pending");
            counts(view, 1, 0, 0, 1);

            agents.say("Slipway", "abnormal", 0.93, "A ladder leans at the hull.");
            agents.letGo("Slipway");
            assertThat(view.still("Slipway, Abnormal: A ladder leans at the hull."))
                    .isVisible();
            assertThat(card.root()).containsText("Abnormal");
            counts(view, 1, 1, 0, 0);
        }
        assertThat(card.root()).containsText("Offline");
        assertThat(view.text("0 of 2 cameras online")).isVisible();
        assertThat(view.isTheSameDocument()).isTrue();

        view.still("Slipway, Abnormal").click();
        assertThat(view.dialog(Pattern.compile("^Capture of "))
                        .text("A ladder leans at the hull.")
                        .first())
                .isVisible();
    }

    @Test
    void theGuideLeadsFromAnEmptyOrganizationToTheFirstVerdict() {
        var works = BROWSER.site().organization("New works");
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/dashboard");

        assertThat(view.text("No cameras yet")).isVisible();
        assertThat(step(view)).containsText("Add a camera");
        assertThat(view.link("Add a camera").first()).hasAttribute("href", "/ui/add-device");

        var camera = works.camera("Ice house");
        try (var device = camera.connect()) {
            assertThat(device.connected()).isTrue();
            assertThat(step(view)).containsText("Take the first still");
            BROWSER.site().agents().hold("Ice house");
            camera.sends();
            assertThat(step(view)).containsText("See the first verdict");
            BROWSER.site().agents().letGo("Ice house");
            assertThat(view.still("Ice house, Normal")).isVisible();
            assertThat(step(view)).hasCount(0);
        }
        assertThat(view.isTheSameDocument()).isTrue();
        assertThat(works.api().get("/v1/devices").body().path(0).path("name").asText())
                .isEqualTo("Ice house");
    }

    @Test
    void allCamerasThatAreOnlineTakeAStillAtOnce() {
        var works = BROWSER.site().organization("Two quays");
        try (var north = works.camera("North quay").connect();
                var south = works.camera("South quay").connect()) {
            assertThat(north.connected() && south.connected()).isTrue();
            var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/dashboard");

            view.button("Capture on all").click();
            view.isTold("2 cameras are taking a still.");
            assertThat(view.still("North quay, Normal")).isVisible();
            assertThat(view.still("South quay, Normal")).isVisible();
        }
    }

    private static Locator step(View view) {
        return view.root().locator("[aria-current=step]");
    }

    private static void counts(View view, int normal, int abnormal, int uncertain, int pending) {
        var shown = Stream.of(normal, abnormal, uncertain, pending)
                .map(String::valueOf)
                .toArray(String[]::new);
        assertThat(view.region("Today").root().getByRole(AriaRole.DEFINITION)).hasText(shown);
    }
}
