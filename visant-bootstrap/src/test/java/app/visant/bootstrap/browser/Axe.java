package app.visant.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks axe-core what keeps people from using a page. */
final class Axe {
    static final List<String> EVERY_RULE = List.of();

    /** What another theme can change. */
    static final List<String> CONTRAST = List.of("color-contrast");

    private static final Path SOURCE =
            Path.of("../visant-adapters-http/src/main/frontend/node_modules/axe-core/axe.min.js");

    /** One line for each serious fault and place. */
    private static final String FAULTS = """
            (rules) => axe
              .run(document, { preload: false, resultTypes: ['violations'], ...(rules.length > 0 ? { runOnly: rules } : {}) })
              .then(({ violations }) => violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, impact, nodes }) => nodes.map(({ target, failureSummary }) =>
                  `${impact} ${id} at ${target.join(' ')}: ${failureSummary}`)))
            """;

    private Axe() {}

    /** Asserts that the page, as it is now, has no serious fault by these rules. */
    static void check(Page page, String where, List<String> rules) {
        if (Boolean.FALSE.equals(page.evaluate("() => 'axe' in window"))) {
            page.evaluate(source());
        }
        assertThat((List<?>) page.evaluate(FAULTS, rules)).as(where).isEmpty();
    }

    private static String source() {
        try {
            return Files.readString(SOURCE);
        } catch (IOException e) {
            throw new UncheckedIOException("run the dashboard's build first: " + SOURCE, e);
        }
    }
}
