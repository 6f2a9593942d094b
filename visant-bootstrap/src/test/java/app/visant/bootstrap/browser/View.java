package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** A page, or a part of one, in which things are found by what people call them: exactly so, unless a pattern is given. */
record View(Page page, Locator root) {
    /** What means more than itself in patterns, also in those of the browser. */
    private static final Pattern IN_PATTERNS = Pattern.compile("[.*+?^${}()|\\[\\]\\\\]");

    private static final String UNTOUCHED = "visantUntouched";

    static View of(Page page) {
        return new View(page, page.locator("body"));
    }

    /** Goes to an address of the server, and stays in that document. */
    View open(String address) {
        page.navigate(address);
        page.evaluate("name => { window[name] = true }", UNTOUCHED);
        return this;
    }

    /** Nothing has loaded the document again since it was opened. */
    boolean isTheSameDocument() {
        return Boolean.TRUE.equals(page.evaluate("name => window[name] === true", UNTOUCHED));
    }

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator button(Pattern name) {
        return root.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    Locator tab(String name) {
        return named(AriaRole.TAB, name);
    }

    Locator menuItem(String name) {
        return named(AriaRole.MENUITEM, name);
    }

    Locator heading(String name) {
        return named(AriaRole.HEADING, name);
    }

    /** A still whose words begin so. */
    Locator still(String words) {
        return root.getByRole(
                AriaRole.IMG,
                new Locator.GetByRoleOptions()
                        .setName(
                                Pattern.compile("^" + IN_PATTERNS.matcher(words).replaceAll("\\\\$0"))));
    }

    Locator field(String label) {
        return root.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    Locator text(String text) {
        return root.getByText(text, new Locator.GetByTextOptions().setExact(true));
    }

    Locator text(Pattern text) {
        return root.getByText(text);
    }

    View dialog(String name) {
        return new View(page, named(AriaRole.DIALOG, name));
    }

    View dialog(Pattern name) {
        return new View(page, root.getByRole(AriaRole.DIALOG, new Locator.GetByRoleOptions().setName(name)));
    }

    View question(String name) {
        return new View(page, named(AriaRole.ALERTDIALOG, name));
    }

    View region(String name) {
        return new View(page, named(AriaRole.REGION, name));
    }

    View group(String name) {
        return new View(page, named(AriaRole.GROUP, name));
    }

    /** What among its kind has that text in it. */
    View that(AriaRole kind, String text) {
        return new View(page, root.getByRole(kind).filter(new Locator.FilterOptions().setHasText(text)));
    }

    /** Waits for a short word at the edge of the page, and puts it away. */
    void isTold(String text) {
        var toast = region("Notifications")
                .root
                .locator(".toast")
                .filter(new Locator.FilterOptions().setHasText(text))
                .first();
        assertThat(toast).isVisible();
        toast.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close"))
                .click();
    }

    void press(String... keys) {
        for (var key : keys) {
            page.keyboard().press(key);
        }
    }

    private Locator named(AriaRole role, String name) {
        return root.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
