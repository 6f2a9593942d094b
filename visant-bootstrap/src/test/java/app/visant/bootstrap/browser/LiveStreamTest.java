package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The stream that keeps pages up to date: one for all tabs of a browser, and nothing is missed while it is cut. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LiveStreamTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final String STREAM = "**/v1/capture-events/stream";

    /** Its own, since it goes away, and since its streams are counted. */
    private Site site;

    @BeforeAll
    void open() {
        site = Site.open(Map.of());
    }

    @AfterAll
    void close() {
        site.close();
    }

    @Test
    void aServerThatWasAwayIsToldOfAndWhatHappenedMeanwhileIsShown() {
        var works = site.organization("Harbour works");
        var gate = works.camera("Gate");
        gate.shows("normal", "The gate is shut.", Duration.ofMinutes(20));
        var page = BROWSER.page(site, works.owner(), Look.WIDE);
        var view = View.of(page).open("/ui/dashboard");
        assertThat(view.still("Gate, Normal: The gate is shut.")).isVisible();
        BROWSER.expect("net::ERR_");

        site.leave();
        var banner = page.getByRole(AriaRole.STATUS);
        assertThat(banner.getByText("The connection to the server is lost.")).isVisible();

        // The server is back and judges a still, before this browser finds the way to it.
        page.route(STREAM, Route::abort);
        site.comeBack();
        gate.shows("abnormal", "A van blocks the gate.", Duration.ofMinutes(10));
        assertThat(view.still("Gate, Abnormal: A van blocks the gate.")).isHidden();
        page.unroute(STREAM);

        assertThat(banner.getByText("Connected again.")).isVisible();
        assertThat(view.still("Gate, Abnormal: A van blocks the gate.")).isVisible();
        assertThat(banner.getByText("Connected again.")).isHidden();
        gate.shows("uncertain", "Fog hides the gate.", Duration.ofMinutes(1));
        assertThat(view.still("Gate, Uncertain: Fog hides the gate.")).isVisible();
        assertThat(view.isTheSameDocument()).isTrue();
    }

    @Test
    void aBrowserThatWasOfflineSaysSoAndShowsWhatHappenedMeanwhile() {
        var works = site.organization("Boatyard");
        var slipway = works.camera("Slipway");
        slipway.shows("normal", "The slipway is empty.", Duration.ofMinutes(20));
        var page = BROWSER.page(site, works.owner(), Look.PHONE);
        var view = View.of(page).open("/ui/camera/" + slipway.id());
        assertThat(view.still("Normal, ").first()).isVisible();
        BROWSER.expect("net::ERR_");

        page.context().setOffline(true);
        var banner = page.getByRole(AriaRole.STATUS);
        assertThat(banner.getByText("You are offline.")).isVisible();
        slipway.shows("abnormal", "A hull lies across the slipway.", Duration.ofMinutes(10));
        page.context().setOffline(false);

        assertThat(banner.getByText("You are offline.")).isHidden();
        assertThat(view.text("A hull lies across the slipway.").first()).isVisible();
        assertThat(view.isTheSameDocument()).isTrue();
    }

    @Test
    void theTabsOfABrowserShareOneStreamAndGoOnWithoutTheOneThatHeldIt() {
        var works = site.organization("Depot");
        var ramp = works.camera("Ramp");
        ramp.shows("normal", "The ramp is clear.", Duration.ofMinutes(20));
        var first = BROWSER.page(site, works.owner(), Look.WIDE);
        var opened = streams(first.context());
        var held = View.of(first).open("/ui/dashboard");
        assertThat(held.still("Ramp, Normal: The ramp is clear.")).isVisible();
        Client.await("the stream is open", () -> site.streams() == 1);

        var second = first.context().newPage();
        var other = View.of(second).open("/ui/camera/" + ramp.id());
        assertThat(other.still("Normal, ").first()).isVisible();
        ramp.shows("abnormal", "Crates on the ramp.", Duration.ofMinutes(10));
        assertThat(held.still("Ramp, Abnormal: Crates on the ramp.")).isVisible();
        assertThat(other.text("Crates on the ramp.").first()).isVisible();
        assertThat(site.streams()).isEqualTo(1);
        assertThat(opened).hasSize(1);

        first.close();
        Client.await("the other tab has a stream", () -> {
            second.evaluate("() => 0");
            return opened.size() == 2;
        });
        ramp.shows("uncertain", "Snow on the lens.", Duration.ofMinutes(1));
        assertThat(other.text("Snow on the lens.").first()).isVisible();
        Client.await("the first stream is gone", () -> site.streams() == 1);
        assertThat(other.isTheSameDocument()).isTrue();
    }

    /** Grows by each request for the stream. */
    private static List<String> streams(BrowserContext window) {
        var asked = new ArrayList<String>();
        window.onRequest(request -> {
            if (request.url().endsWith("/v1/capture-events/stream")) {
                asked.add(request.url());
            }
        });
        return asked;
    }
}
