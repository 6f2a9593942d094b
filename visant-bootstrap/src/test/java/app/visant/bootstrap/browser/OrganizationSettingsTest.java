package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import app.visant.domain.shared.Role;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an organization settles: its name and zone, who works there, keys, who judges, and what that may cost. */
final class OrganizationSettingsTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    @Test
    void somebodyIsInvitedWorksHereAndGoes() {
        var works = BROWSER.site().organization("Dockyard");
        var owner = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/settings/members");
        var address = "grace-%s@example.org".formatted(works.id().value());

        owner.field("E-mail").fill(address);
        owner.field("Role").selectOption("Editor");
        owner.button("Send invitation").click();
        owner.isTold("An invitation is on its way to " + address + ".");
        assertThat(owner.button("Take back the invitation to " + address)).isVisible();

        var grace = View.of(BROWSER.page(Look.WIDE)).open(BROWSER.site().mail().link(address, "invited"));
        grace.field("Your name (optional)").fill("Grace Hopper");
        grace.field("Password").fill(Person.PASSWORD);
        grace.button("Create an account and join").click();
        assertThat(grace.page()).hasURL(Pattern.compile("/ui/dashboard$"));
        assertThat(grace.button(Pattern.compile("Grace Hopper\\s+Editor"))).isVisible();
        assertThat(grace.link("Review")).isVisible();

        owner.page().reload();
        assertThat(owner.text("Nobody is invited at the moment.")).isVisible();
        owner.field("Role of Grace Hopper").selectOption("Viewer");
        owner.isTold("Grace Hopper is Viewer now.");
        grace.page().reload();
        assertThat(grace.button(Pattern.compile("Grace Hopper\\s+Viewer"))).isVisible();
        assertThat(grace.link("Review")).isHidden();

        BROWSER.expect("401 ");
        owner.button("Remove Grace Hopper").click();
        owner.question("Remove Grace Hopper?").button("Remove").click();
        owner.isTold("Grace Hopper is no longer a member.");
        grace.link("Settings").click();
        assertThat(grace.question("Sign in again").root()).isVisible();
    }

    @Test
    void nameAndZoneAreChangedAndTheOrganizationHandedOver() {
        var works = BROWSER.site().organization("Old name");
        var heir = works.member(Role.ADMIN);
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/settings/organization");

        view.field("Name").fill("New name");
        view.field("Time zone").selectOption("Pacific/Auckland");
        view.button("Save").click();
        view.isTold("Saved.");
        assertThat(view.root().locator("aside .org")).hasText("New name");
        assertThat(works.api().get("/v1/organizations/current").text("timezone"))
                .isEqualTo("Pacific/Auckland");

        view.field("New owner").selectOption(heir.name() + " · " + heir.email());
        view.button("Hand over").click();
        view.question("Make Bo Larsen the owner?").button("Hand over").click();
        view.isTold("Bo Larsen is an owner now, and you are an admin.");
        assertThat(view.field("New owner")).isHidden();
        assertThat(view.button(Pattern.compile("Ada Lindqvist\\s+Admin"))).isVisible();
    }

    @Test
    void aKeyIsShownOnceWorksAndIsRevoked() {
        var works = BROWSER.site().organization("Sawmill");
        works.camera("Saw");
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/settings/keys");

        assertThat(view.text("No keys yet")).isVisible();
        view.button("Make a key").click();
        var form = view.dialog("Make a key");
        form.field("Name").fill("Wall display");
        form.button("Make a key").click();
        var once = view.dialog("Keep this key");
        var text =
                once.group("Keep this key").root().locator("code").innerText().strip();
        assertThat(text).startsWith("vis_");
        try (var program = new Client(BROWSER.site().port(), text)) {
            assertThat(program.get("/v1/devices").status()).isEqualTo(200);
            assertThat(program.get("/v1/api-keys").status()).isEqualTo(403);
            view.press("Escape");
            assertThat(once.root()).isVisible();
            once.button("I have kept it").click();
            assertThat(view.page().content()).doesNotContain(text);
            var line = view.that(AriaRole.LISTITEM, "Wall display");
            assertThat(line.root()).containsText("See captures and stills");
            view.page().reload();
            assertThat(line.root()).containsText("last used");

            line.button("Revoke Wall display").click();
            view.question("Revoke Wall display?").button("Revoke").click();
            view.isTold("Wall display is revoked.");
            assertThat(view.text("No keys yet")).isVisible();
            assertThat(program.get("/v1/devices").status()).isEqualTo(401);
        }
    }

    @Test
    void whoJudgesIsChosenAndWhatThatMayCost() {
        var works = BROWSER.site().organization("Brewery");
        var view = View.of(BROWSER.page(works.owner(), Look.WIDE)).open("/ui/settings/panel");

        assertThat(view.text("given by the installation")).isVisible();
        view.button("Remove agent 2").click();
        view.field("Vendor").selectOption("Baseline (local)");
        view.field("Rule").selectOption("The first decides");
        view.field("Threshold").fill("0.75");
        view.button("Save the panel").click();
        view.isTold("From now on stills are judged by this panel.");
        assertThat(view.text("chosen here")).isVisible();
        var panel = works.api().get("/v1/agents/panel").body();
        assertThat(panel.path("policy").asText()).isEqualTo("primary_with_fallback");
        assertThat(panel.path("threshold").asDouble()).isEqualTo(0.75);
        view.button("Leave it to the installation").click();
        view.question("Leave the choice to the installation?")
                .button("Leave it to the installation")
                .click();
        assertThat(view.text("given by the installation")).isVisible();

        view.link("Usage and budget").click();
        assertThat(view.text("There is no budget: agents may cost whatever they cost."))
                .isVisible();
        view.field("Most that agents may cost, in US dollars").fill("much");
        view.button("Set the budget").click();
        assertThat(view.text("An amount from 0 to 1,000,000.")).isVisible();
        view.field("Most that agents may cost, in US dollars").fill("12,50");
        view.field("When it is used up").selectOption("Stills wait for the next month");
        view.button("Set the budget").click();
        view.isTold("The budget is set.");
        assertThat(view.text(Pattern.compile("of \\$12.50$"))).isVisible();
        view.button("Do without a budget").click();
        view.question("Do without a budget?").button("Do without a budget").click();
        assertThat(view.text("There is no budget: agents may cost whatever they cost."))
                .isVisible();
    }
}
