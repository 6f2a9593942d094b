package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session that runs out under somebody's hands: it goes on by itself, or after a password, and no form is lost. */
final class SessionInMidWorkTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final String RENEWAL = "/v1/auth/token/refresh";
    private static final String STREAM = "**/v1/capture-events/stream";
    private static final String EXPIRED = """
            {"type":"about:blank","title":"Unauthorized","status":401,"code":"unauthorized","detail":"No valid credential."}""";

    @Test
    void whatIsAskedWithAnExpiredTokenIsAskedAgainAfterOneSilentRenewalForAll() {
        var works = BROWSER.site().organization("Harbour works");
        var gate = works.camera("Gate");
        var page = BROWSER.page(works.owner(), Look.WIDE);
        BROWSER.expect("401 ");
        var view = View.of(page).open("/ui/dashboard");
        assertThat(view.heading("Gate")).isVisible();

        // A page that asks for several things at once.
        var token = new Token(page);
        token.expire();
        view.link("Gate").click();
        assertThat(view.tab("Schedules")).isVisible();
        assertThat(view.text("No captures yet")).isVisible();
        assertThat(token.refused).as("requests with the expired token").hasSizeGreaterThan(1);
        assertThat(token.renewals).isEqualTo(1);

        // A form that was filled in before.
        view.tab("Settings").click();
        view.field("Name").fill("Gate to the harbour");
        token.expire();
        view.button("Save").first().click();
        assertThat(view.heading("Gate to the harbour")).isVisible();
        assertThat(token.refused).anyMatch(asked -> asked.startsWith("PUT /v1/devices/"));
        assertThat(token.renewals).isEqualTo(2);
        assertThat(works.api().get("/v1/devices/" + gate.id()).text("name")).isEqualTo("Gate to the harbour");
        assertThat(view.isTheSameDocument()).isTrue();
    }

    @Test
    void aSessionThatIdledOutAsksForThePasswordOverTheFormAndThenSendsIt() {
        var works = BROWSER.site().organization("Boatyard");
        var page = BROWSER.page(works.owner(), Look.PHONE);
        BROWSER.expect("401 ");
        // Without the stream nothing but the form asks, so it is the form that finds out.
        page.route(STREAM, route -> {});
        var view = View.of(page).open("/ui/settings/profile");
        view.field("Name").fill("Ada of the boatyard");

        BROWSER.site().sql("""
                update sessions set last_used_at = last_used_at - interval '13 hours' where kind = 'browser'
                  and user_id = (select id from users where email = '%s')""".formatted(works.owner().email()));
        view.button("Save").click();
        var again = view.question("Sign in again");
        assertThat(again.root()).isVisible();
        again.field("Password").fill("not the password");
        again.button("Sign in").click();
        assertThat(again.text("Address and password do not match.")).isVisible();
        again.field("Password").fill(works.owner().password());
        again.button("Sign in").click();

        assertThat(again.root()).isHidden();
        assertThat(view.field("Name")).hasValue("Ada of the boatyard");
        view.isTold("Saved");
        assertThat(works.api().get("/v1/auth/me").text("name")).isEqualTo("Ada of the boatyard");
        assertThat(view.isTheSameDocument()).isTrue();
    }

    /** The token of one tab, which expires when the test wants and is good again once it was renewed. */
    private static final class Token {
        private final List<String> refused = new ArrayList<>();
        private int renewals;
        private boolean expired;

        private Token(Page page) {
            page.route("**/v1/**", this::pass);
        }

        private void expire() {
            expired = true;
        }

        private void pass(Route route) {
            var request = route.request();
            if (request.url().endsWith(RENEWAL)) {
                renewals++;
                expired = false;
            } else if (expired) {
                refused.add(request.method() + request.url().replaceFirst("https?://[^/]+", " "));
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(401)
                        .setContentType("application/problem+json")
                        .setBody(EXPIRED));
                return;
            }
            route.resume();
        }
    }
}
