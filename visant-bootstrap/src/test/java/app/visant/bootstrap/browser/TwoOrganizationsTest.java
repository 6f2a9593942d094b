package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two organizations side by side: neither sees, hears or reaches by address anything of the other. */
final class TwoOrganizationsTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final String NOBODYS = "CAP_DEV-00000000-0000-7000-8000-000000000000_001";

    @Test
    void neitherSeesNorHearsTheOther() {
        var smiths = BROWSER.site().organization("Smiths");
        var weavers = BROWSER.site().organization("Weavers");
        var forge = smiths.camera("Forge");
        var loom = weavers.camera("Loom");
        var smith = View.of(BROWSER.page(smiths.owner(), Look.WIDE)).open("/ui/dashboard");
        var weaver = View.of(BROWSER.page(weavers.owner(), Look.WIDE)).open("/ui/dashboard");
        assertThat(smith.text("0 of 1 camera online")).isVisible();
        assertThat(weaver.text("0 of 1 camera online")).isVisible();
        var heard = Pattern.compile("Forge|Loom");

        try (var device = forge.connect()) {
            assertThat(device.connected()).isTrue();
            forge.shows("abnormal", "Sparks fly to the roof.", Duration.ZERO);
            assertThat(smith.still("Forge, Abnormal: Sparks fly to the roof.")).isVisible();
            // What comes after it on the same stream says that it did not come.
            loom.shows("uncertain", "A thread may have torn.", Duration.ZERO);
            assertThat(weaver.still("Loom, Uncertain: A thread may have torn.")).isVisible();
        }
        assertThat(mentions(smith.page(), heard)).containsOnly("Forge");
        assertThat(mentions(weaver.page(), heard)).containsOnly("Loom");
        assertThat(weaver.region("Today").text("1")).hasCount(1);
    }

    @Test
    void whatIsTheOthersIsAtNoAddress() {
        var smiths = BROWSER.site().organization("Coppersmiths");
        var weavers = BROWSER.site().organization("Sail weavers");
        var anvil = smiths.camera("Anvil");
        var sails = weavers.camera("Sail loft");
        var still = anvil.shows("abnormal", "The fire is out.", Duration.ZERO);
        sails.shows("normal", "The sails are rolled.", Duration.ZERO);
        BROWSER.expect("404 GET /v1/", "404 GET /ui/");
        var view = View.of(BROWSER.page(weavers.owner(), Look.WIDE));

        view.open("/ui/camera/" + anvil.id());
        assertThat(view.text("This camera does not exist")).isVisible();
        assertThat(view.text("Anvil")).isHidden();
        view.open("/ui/camera/" + sails.id() + "?capture=" + still);
        assertThat(view.text("This capture does not exist any more.")).isVisible();
        view.open("/ui/review?capture=" + still);
        assertThat(view.text("All reviewed")).isVisible();

        for (var path : new String[] {"", "/image", "/thumbnail"}) {
            var theirs = get(view.page(), "/v1/captures/" + still + path);
            var nobodys = get(view.page(), "/v1/captures/" + NOBODYS + path);
            assertThat(theirs.status()).isEqualTo(404).isEqualTo(nobodys.status());
            assertThat(withoutItsName(theirs)).isEqualTo(withoutItsName(nobodys));
        }
        assertThat(get(view.page(), "/v1/captures?device_id=" + anvil.id()).text())
                .doesNotContain(still);
        assertThat(get(view.page(), "/v1/captures").text()).doesNotContain(anvil.id());
    }

    private static APIResponse get(Page page, String path) {
        return page.context().request().get(BROWSER.site().url() + path);
    }

    /** An answer is told apart by the name of its request, and by nothing else. */
    private static String withoutItsName(APIResponse answer) {
        return answer.text().replaceFirst("\"request_id\":\"[^\"]*\"", "");
    }

    private static List<String> mentions(Page page, Pattern what) {
        return what.matcher(page.content())
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }
}
