package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A camera with very many stills: what the page holds does not grow with how far somebody scrolls. */
final class LongGalleryTest {
    @RegisterExtension
    static final InBrowser BROWSER = new InBrowser();

    private static final int STILLS = 100_000;
    private static final int DEEP = 2_000;
    private static final int MOST_NODES = 1_500;

    @Test
    void theDocumentStaysSmallHoweverDeepSomebodyScrolls() {
        var works = BROWSER.site().organization("Harbour works");
        var gate = works.camera("Gate");
        Gallery.fill(BROWSER.site(), gate, STILLS, 2 * DEEP);
        var page = BROWSER.page(works.owner(), Look.WIDE);
        page.navigate("/ui/camera/" + gate.id());
        var gallery = new Gallery(page);
        var most = gallery.nodes();
        while (gallery.last() < DEEP) {
            gallery.scrollToEnd();
            most = Math.max(most, gallery.nodes());
        }
        assertThat(most).as("elements in the document").isLessThanOrEqualTo(MOST_NODES);

        // What was let go on the way is read again on the way back.
        page.evaluate("() => scrollTo(0, document.documentElement.scrollHeight / 2)");
        gallery.awaitStills();
        assertThat(gallery.nodes()).isLessThanOrEqualTo(MOST_NODES);
        page.evaluate("() => scrollTo(0, 0)");
        gallery.awaitStills();
        assertThat(page.locator("li[aria-posinset='1'] a")).isVisible();
        assertThat(gallery.nodes()).isLessThanOrEqualTo(MOST_NODES);
    }
}
