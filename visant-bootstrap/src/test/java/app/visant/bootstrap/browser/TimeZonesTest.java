package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.endtoend.Client;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Camera, organization and viewer are each in another day: what a day or an hour is follows the one that it belongs to. */
final class TimeZonesTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final ZoneId CAMERA = ZoneId.of("Asia/Tokyo");
    private static final ZoneId ORGANIZATION = ZoneId.of("Pacific/Honolulu");
    private static final Look VIEWER = Look.WIDE.in("Asia/Kolkata");

    private Organization works;
    private Camera camera;

    @BeforeEach
    void liveApart() {
        works = BROWSER.site().organization("Harbour works");
        camera = works.camera("Gate");
        moved(works.api().patch("/v1/organizations/current", Map.of("timezone", ORGANIZATION.getId())));
        moved(works.api().put("/v1/devices/" + camera.id(), Map.of("timezone", CAMERA.getId())));
    }

    @Test
    void theGalleryAndItsFiltersGoByTheClockOfTheCamera() {
        var day = now().atZone(CAMERA).toLocalDate().minusDays(2);
        var midnight = day.atStartOfDay(CAMERA).toInstant();
        var nextMidnight = day.plusDays(1).atStartOfDay(CAMERA).toInstant();
        camera.sends(midnight.minusSeconds(1), "the evening before");
        camera.sends(midnight, "the first");
        var last = camera.sends(nextMidnight.minusSeconds(1), "the last");
        camera.sends(nextMidnight, "the day after");
        camera.awaitVerdict(last);

        var page = BROWSER.page(works.owner(), VIEWER);
        var view = View.of(page).open("/ui/camera/" + camera.id());
        var tiles =
                page.getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(page.locator("time.when")));
        assertThat(tiles).hasCount(4);
        view.field("From").fill(day.toString());
        view.field("To").fill(day.toString());
        assertThat(view.text("Days of the camera: Asia/Tokyo")).isVisible();
        assertThat(tiles).hasCount(2);
        assertThat(tiles.first()).containsText("11:59 PM");
        assertThat(tiles.last()).containsText("12:00 AM");

        tiles.first().click();
        var shown = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US).format(day);
        assertThat(view.dialog(Pattern.compile("Capture of " + shown + ", 11:59.PM GMT\\+9"))
                        .root())
                .isVisible();
    }

    @Test
    void aScheduleSaysItsNextRunsByTheClockOfTheCamera() {
        var made = works.api()
                .post(
                        "/v1/scheduled-triggers",
                        Map.of(
                                "device_id",
                                camera.id(),
                                "trigger_label",
                                "each morning",
                                "cron_expression",
                                "0 8 * * *"));
        var first = Instant.parse(made.text("next_run_at")).atZone(CAMERA);
        assertThat(first.toLocalTime()).isEqualTo(LocalTime.of(8, 0));

        var view = View.of(BROWSER.page(works.owner(), VIEWER)).open("/ui/camera/" + camera.id() + "?tab=schedules");
        assertThat(view.text("Next runs · Times of Asia/Tokyo")).isVisible();
        var runs = view.that(AriaRole.LISTITEM, "each morning").root().getByRole(AriaRole.LISTITEM);
        assertThat(runs).hasCount(5);
        for (var run = 0; run < 5; run++) {
            var day = DateTimeFormatter.ofPattern("MMM d, yyyy", Locale.US).format(first.plusDays(run));
            assertThat(runs.nth(run)).hasText(day + ", 08:00 AM");
        }
    }

    @Test
    void todayBeginsAtMidnightOfTheOrganization() {
        var midnight = now().atZone(ORGANIZATION)
                .toLocalDate()
                .atStartOfDay(ORGANIZATION)
                .toInstant();
        camera.sends(midnight.minusSeconds(1), "yesterday");
        camera.awaitVerdict(camera.sends(midnight, "today"));

        var page = BROWSER.page(works.owner(), VIEWER);
        var view = View.of(page).open("/ui/dashboard");
        var normal = view.region("Today").root().locator("dl > div").first();
        assertThat(normal).containsText("Normal");
        assertThat(normal.locator("dd")).hasText("1");
        camera.awaitVerdict(camera.sends(now(), "now"));
        assertThat(normal.locator("dd")).hasText("2");
        assertThat(page.locator("article time").first()).hasAttribute("title", Pattern.compile("\\(Asia/Tokyo\\)"));
    }

    private static void moved(Client.Reply reply) {
        assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    }

    private static Instant now() {
        return InstantSource.system().instant();
    }
}
