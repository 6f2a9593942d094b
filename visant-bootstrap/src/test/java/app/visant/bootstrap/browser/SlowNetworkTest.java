package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that take their time: something stands where they will be, and what was sent is not sent twice. */
final class SlowNetworkTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    @Test
    void aPageStandsBeforeItsDataAndFillsAsTheyCome() {
        var works = BROWSER.site().organization("Harbour works");
        works.camera("Gate").shows("normal", "The gate is shut.", Duration.ofMinutes(3));
        var page = BROWSER.page(works.owner(), Look.PHONE);
        var lists = new Held(page, "**/v1/{captures,devices}*", request -> true);
        var view = View.of(page).open("/ui/dashboard");

        assertThat(view.heading("Dashboard")).isVisible();
        assertThat(page.locator("[aria-busy=true] .skeleton").first()).isVisible();
        assertThat(view.heading("No cameras yet")).isHidden();
        lists.letGo();
        assertThat(view.still("Gate, Normal: The gate is shut.")).isVisible();
        assertThat(page.locator(".skeleton")).hasCount(0);
    }

    @Test
    void whatIsPressedTwiceIsSentOnce() {
        var works = BROWSER.site().organization("Boatyard");
        var slipway = works.camera("Slipway");
        var page = BROWSER.page(works.owner(), Look.WIDE);
        var view = View.of(page).open("/ui/camera/" + slipway.id() + "?tab=schedules");
        var posts = new Held(page, "**/v1/**", request -> request.method().equals("POST"));

        view.button("Add a schedule").click();
        var dialog = view.dialog("Add a schedule");
        dialog.field("Label").fill("each hour");
        dialog.button("Save").dblclick();
        assertThat(dialog.button("Save")).hasAttribute("aria-busy", "true");
        dialog.field("Label").press("Enter");
        posts.await(page);
        posts.letGo();

        assertThat(dialog.root()).isHidden();
        assertThat(view.heading("each hour")).hasCount(1);
        assertThat(posts.seen()).isEqualTo(1);
        assertThat(works.api()
                        .get("/v1/scheduled-triggers/device/" + slipway.id())
                        .body())
                .hasSize(1);
    }

    @Test
    void whoeverSignsInWithImpatienceSignsInOnce() {
        var ada = BROWSER.site().organization("Depot").owner();
        var page = BROWSER.page(Look.WIDE);
        var view = View.of(page).open("/ui/login");
        var posts = new Held(page, "**/v1/auth/login", request -> true);
        view.field("E-mail").fill(ada.email());
        view.field("Password").fill(ada.password());
        view.button("Sign in").dblclick();
        view.field("Password").press("Enter");
        posts.await(page);
        posts.letGo();

        assertThat(page).hasURL(Pattern.compile("/ui/dashboard$"));
        assertThat(posts.seen()).isEqualTo(1);
    }

    @Test
    void aFormThatCouldNotBeSentSaysSoAndKeepsWhatWasWritten() {
        var works = BROWSER.site().organization("Wharf");
        var page = BROWSER.page(works.owner(), Look.WIDE);
        BROWSER.expect("net::ERR_");
        var view = View.of(page).open("/ui/settings/profile");
        view.field("Name").fill("Ada of the wharf");
        page.route("**/v1/auth/me", Route::abort);
        view.button("Save").click();
        assertThat(view.text(Pattern.compile("cannot be reached|could not be reached")))
                .isVisible();
        assertThat(view.field("Name")).hasValue("Ada of the wharf");

        page.unroute("**/v1/auth/me");
        view.button("Save").click();
        view.isTold("Saved");
        assertThat(works.api().get("/v1/auth/me").text("name")).isEqualTo("Ada of the wharf");
    }

    /** Requests that are under way until the test lets them go. */
    private static final class Held {
        private final Queue<Route> waiting = new ArrayDeque<>();
        private boolean open;
        private int seen;

        private Held(Page page, String which, Predicate<Request> held) {
            page.route(which, route -> {
                if (!held.test(route.request())) {
                    route.resume();
                    return;
                }
                seen++;
                if (open) {
                    route.resume();
                } else {
                    waiting.add(route);
                }
            });
        }

        /** Waits until one is under way, and all that the page did before has reached the wire. */
        private void await(Page page) {
            Client.await("a request is under way", () -> {
                page.evaluate("() => 0");
                return seen > 0;
            });
        }

        private void letGo() {
            open = true;
            while (!waiting.isEmpty()) {
                waiting.remove().resume();
            }
        }

        private int seen() {
            return seen;
        }
    }
}
