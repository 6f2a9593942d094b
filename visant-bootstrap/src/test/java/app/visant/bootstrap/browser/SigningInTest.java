package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The way in, and out. */
final class SigningInTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    @Test
    void whoSignsInComesToWhereTheyWantedToGoAndWhoSignsOutIsOut() {
        var ada = BROWSER.site().organization("Harbour works").owner();
        var page = BROWSER.page(Look.WIDE);

        page.navigate("/ui/settings/profile");
        assertThat(page).hasURL(Pattern.compile("/ui/login\\?next="));
        page.getByLabel("E-mail").fill(ada.email());
        page.getByLabel("Password", new Page.GetByLabelOptions().setExact(true)).fill(ada.password());
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();

        assertThat(page).hasURL(Pattern.compile("/ui/settings/profile$"));
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName("Profile").setLevel(1)))
                .isVisible();
    }
}
