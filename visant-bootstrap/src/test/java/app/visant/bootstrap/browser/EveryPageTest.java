package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import app.visant.bootstrap.browser.EveryPage.Entry;
import app.visant.domain.shared.Role;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * What holds for every page: no serious fault by axe in either theme, nothing beside the screen on a phone, nothing wrong
 * on the console or the wire. A picture of each is left in {@code target/screenshots}, or {@code -Dvisant.screenshots}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EveryPageTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    static final List<Entry> ENTRIES = EveryPage.ENTRIES;

    private static final Path PICTURES = Path.of(System.getProperty("visant.screenshots", "target/screenshots"));
    private static final Path PAGES = Path.of("../visant-adapters-http/src/main/frontend/src/pages");

    /** Pictures that are to come by themselves have come, and what stands for something on its way is gone. */
    private static final String SETTLED = """
            () => document.querySelector('.skeleton, [aria-busy="true"]') === null
              && [...document.images].every((image) => image.complete || image.loading === 'lazy')
            """;

    /** What a person would read that is a key, or has a hole. */
    private static final String RAW = """
            () => document.body.innerText.split('\\n')
              .filter((line) => /^[a-z_]+(\\.[a-z_]+)+$/.test(line) || /\\{\\w+[},]|undefined|\\bNaN\\b|\\[object/.test(line))
            """;

    private static final Pattern BARRED =
            Pattern.compile("^(Your role does not include this page|This page is for operators of the platform)$");

    private Populated full;

    @BeforeAll
    void populate() {
        full = Populated.on(BROWSER.site());
    }

    @ParameterizedTest
    @FieldSource("ENTRIES")
    void isSoundInBothThemesAndOnAPhone(Entry entry) {
        var page = visit(entry, full.owner(), Look.WIDE);
        for (var theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme));
            for (var look : List.of(Look.WIDE, Look.PHONE)) {
                page.setViewportSize(look.width(), look.height());
                settle(page);
                var variant = (look.equals(Look.WIDE) ? "wide-" : "phone-")
                        + theme.name().toLowerCase(Locale.ROOT);
                Axe.check(page, variant, theme == ColorScheme.LIGHT ? Axe.EVERY_RULE : Axe.CONTRAST);
                fits(page);
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(entry + "-" + variant + ".png"))
                        .setFullPage(!entry.dialog()));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ENTRIES")
    void isThereInGermanOnAPhone(Entry entry) {
        var page = visit(entry, full.owner(), Look.PHONE.speaking("de-DE"));

        assertThat(page.locator("html")).hasAttribute("lang", "de");
        assertThat((List<?>) page.evaluate(RAW)).as("not translated").isEmpty();
        fits(page);
    }

    @Test
    void aViewerSeesEachPageOrThatTheRoleDoesNotIncludeIt() {
        var page = BROWSER.page(full.organization().member(Role.VIEWER), Look.WIDE);
        for (var entry : ENTRIES) {
            if (!entry.open()) {
                visitOrBarred(page, entry);
            }
        }
    }

    @Test
    void anEmptyOrganizationSeesEachPage() {
        var page = BROWSER.page(BROWSER.site().organization("Empty rooms").owner(), Look.WIDE);
        for (var entry : ENTRIES) {
            if (!entry.open() && !entry.path().contains("{")) {
                visitOrBarred(page, entry);
                Axe.check(page, entry.toString(), Axe.EVERY_RULE);
            }
        }
    }

    @Test
    void everyPageThereIsHasAnEntry() throws IOException {
        try (var folders = Files.list(PAGES)) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("route.ts")))
                            .map(folder -> folder.getFileName().toString()))
                    .isSubsetOf(ENTRIES.stream().map(Entry::page).toList());
        }
    }

    private Page visit(Entry entry, Person person, Look look) {
        var page = entry.open() ? BROWSER.page(look) : BROWSER.page(person, look);
        page.navigate(full.filled(entry.path()));
        assertThat(sign(page, entry, look.language().startsWith("de") ? entry.german() : entry.english()))
                .isVisible();
        settle(page);
        return page;
    }

    private void visitOrBarred(Page page, Entry entry) {
        page.navigate(full.filled(entry.path()));
        var barred = page.getByText(BARRED);
        assertThat(sign(page, entry, entry.english()).or(barred).first()).isVisible();
        settle(page);
    }

    private Locator sign(Page page, Entry entry, String heading) {
        return entry.dialog() ? page.getByRole(AriaRole.DIALOG) : heading(page, full.filled(heading));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING,
                new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1));
    }

    private static void settle(Page page) {
        page.waitForFunction(SETTLED);
    }

    private static void fits(Page page) {
        assertThat(page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .as("there is something beside the screen")
                .isEqualTo(false);
    }
}
