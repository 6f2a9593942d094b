package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.identity.Totp;
import com.microsoft.playwright.options.AriaRole;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What people settle for themselves: name, password, sessions, second factor. */
final class AccountSettingsTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    @Test
    void aNameIsChangedAndANewPasswordEndsTheSessionsElsewhere() {
        var ada = BROWSER.site().organization("Ropewalk").owner();
        var here = View.of(BROWSER.page(ada, Look.WIDE)).open("/ui/settings/profile");
        var elsewhere = View.of(BROWSER.page(ada, Look.WIDE)).open("/ui/dashboard");
        assertThat(elsewhere.text("No cameras yet")).isVisible();

        here.field("Name").fill("Ada Countess");
        here.button("Save").click();
        here.isTold("Saved.");
        assertThat(here.button(Pattern.compile("^Ada Countess"))).isVisible();

        here.link("Security").click();
        var sessions = here.that(AriaRole.LISTITEM, "last used");
        assertThat(sessions.root()).hasCount(3);
        BROWSER.expect("403 POST /v1/auth/change-password", "401 GET /v1/", "401 POST /v1/auth/token/refresh");
        here.field("Current password").fill("not this one");
        here.field("New password").fill("a sentence as a password");
        here.button("Change password").click();
        assertThat(here.text("That is not your password.")).isVisible();
        here.field("Current password").fill(ada.password());
        here.button("Change password").click();
        here.isTold("Your password is changed");
        elsewhere.link("Settings").click();
        assertThat(elsewhere.question("Sign in again").root()).isVisible();

        here.page().reload();
        assertThat(sessions.root()).hasCount(1);
        assertThat(sessions.root()).containsText("this one");
        BROWSER.page(new Person("Ada", ada.email(), "a sentence as a password"), Look.WIDE);
        here.page().reload();
        assertThat(sessions.root()).hasCount(2);
        here.button(Pattern.compile("^End the session of ")).click();
        here.isTold("The session is ended.");
        assertThat(sessions.root()).hasCount(1);
    }

    @Test
    void aSecondFactorIsSetUpUsedToSignInAndTurnedOff() {
        var ada = BROWSER.site().organization("Chandlers").owner();
        var view = View.of(BROWSER.page(ada, Look.WIDE)).open("/ui/settings/security");

        view.button("Set up an authenticator").click();
        var asks = view.dialog("Set up an authenticator");
        asks.field("Your password").fill(ada.password());
        asks.button("Continue").click();
        var scan = view.dialog("Scan this with your authenticator");
        assertThat(scan.root().getByRole(AriaRole.IMG)).isVisible();
        var totp = new Totp(scan.root().locator("code").innerText().strip());
        var step = Totp.step(InstantSource.system().instant());
        BROWSER.expect("422 POST /v1/auth/totp/confirm", "401 POST /v1/auth/login");
        scan.field("Code").fill("000000");
        scan.button("Turn on").click();
        assertThat(scan.text("The authenticator shows another code. Is its clock right?"))
                .isVisible();
        scan.field("Code").fill(totp.code(step));
        scan.button("Turn on").click();
        var codes = view.dialog("Keep these recovery codes");
        assertThat(codes.root().locator("code span")).hasCount(10);
        var recovery = codes.root().locator("code span").first().innerText();
        view.press("Escape");
        assertThat(codes.root()).isVisible();
        codes.button("I have kept them").click();
        assertThat(view.text(Pattern.compile("10 recovery codes are left"))).isVisible();

        signIn(ada, totp.code(step + 1));
        signIn(ada, recovery);
        view.page().reload();
        assertThat(view.text(Pattern.compile("9 recovery codes are left"))).isVisible();
        view.button("Turn off").click();
        var sure = view.dialog("Do without a second factor?");
        sure.field("Your password").fill(ada.password());
        sure.button("Turn off").click();
        assertThat(view.button("Set up an authenticator")).isVisible();
    }

    private static void signIn(Person person, String code) {
        var view = View.of(BROWSER.page(Look.WIDE)).open("/ui/login");
        view.field("E-mail").fill(person.email());
        view.field("Password").fill(person.password());
        view.button("Sign in").click();
        view.field("Code").fill(code);
        view.button("Confirm").click();
        assertThat(view.page()).hasURL(Pattern.compile("/ui/dashboard$"));
    }
}
