package app.visant.bootstrap.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.RequestOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Gives tests windows of one browser onto one server, which all test classes share. A test fails for whatever went wrong
 * in its windows and was not expected; then their pictures lie in {@code target/browser}, and with
 * {@code -Dvisant.trace=true} also a trace for {@code npx playwright show-trace}.
 *
 * <p>To be held in a static field, {@code @RegisterExtension}.
 */
final class InBrowser implements ExecutionCondition, BeforeAllCallback, AfterEachCallback {
    private static final Namespace OURS = Namespace.create(InBrowser.class);
    private static final Path FAILURES = Path.of("target", "browser");
    private static final boolean TRACE = Boolean.getBoolean("visant.trace");
    private static final String NOBODY = "{}";

    private static final AtomicInteger WINDOWS = new AtomicInteger();

    private final List<Opened> windows = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();
    private Shared shared = Shared.NOTHING;

    /** The server that all tests share; each makes organizations of its own. */
    Site site() {
        return shared.site().get();
    }

    /** An empty tab of a new window, with nobody signed in; addresses are given from the server's root. */
    Page page(Look look) {
        return page(site(), look);
    }

    /** The same on another server. */
    Page page(Site site, Look look) {
        return open(site, look, NOBODY).newPage();
    }

    /** An empty tab of a new window in which that person has signed in. */
    Page page(Person person, Look look) {
        return page(site(), person, look);
    }

    Page page(Site site, Person person, Look look) {
        var window = open(site, look, somebody(site.url()));
        var answer = window.request()
                .post(
                        site.url() + "/v1/auth/login",
                        RequestOptions.create()
                                .setHeader("X-Visant-Client", "browser")
                                .setHeader("Origin", site.url())
                                .setData(Map.of("email", person.email(), "password", person.password())));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return window.newPage();
    }

    /** As many windows as there are looks may see this go wrong: a part of the words in which {@link Watch} would tell it. */
    void expect(String... faults) {
        expected.addAll(List.of(faults));
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return Chromium.missing()
                .map(why -> ConditionEvaluationResult.disabled("no test in a browser: " + why))
                .orElse(ConditionEvaluationResult.enabled("there is a browser"));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        var store = context.getRoot().getStore(OURS);
        shared = new Shared(
                () -> store.computeIfAbsent("chromium", key -> new Chromium(), Chromium.class),
                () -> store.computeIfAbsent("site", key -> Site.open(Map.of()), Site.class));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var failed = context.getExecutionException().isPresent();
        var faults = new ArrayList<String>();
        for (var window : windows) {
            // Whatever the browser has still to tell is told before it answers.
            window.context.pages().forEach(InBrowser::settle);
            faults.addAll(window.watch.faults());
        }
        faults.removeIf(fault -> expected.stream().anyMatch(fault::contains));
        if (failed || !faults.isEmpty()) {
            keep(context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
        }
        windows.forEach(window -> window.context.close());
        windows.clear();
        expected.clear();
        if (failed) {
            faults.forEach(System.err::println);
        } else {
            assertThat(faults).as("what went wrong in the browser").isEmpty();
        }
    }

    private BrowserContext open(Site site, Look look, String storage) {
        // Each window is another client to whatever counts by address.
        var number = WINDOWS.incrementAndGet();
        var address = "10.1.%d.%d".formatted(number / 250, number % 250 + 1);
        var context = shared.chromium()
                .get()
                .browser()
                .newContext(look.context()
                        .setBaseURL(site.url())
                        .setStorageState(storage)
                        .setExtraHTTPHeaders(Map.of("X-Forwarded-For", address)));
        context.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
        windows.add(new Opened(context, Watch.over(context, site.url())));
        if (TRACE) {
            context.tracing()
                    .start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
        }
        return context;
    }

    private void keep(String test) {
        var name = test.replaceAll("[^\\w-]+", "_");
        var number = 0;
        for (var window : windows) {
            for (var page : window.context.pages()) {
                number++;
                var file = FAILURES.resolve("%s-%d.png".formatted(name, number));
                try {
                    page.screenshot(new Page.ScreenshotOptions().setPath(file));
                    System.err.println(page.url() + " is kept as " + file);
                } catch (PlaywrightException e) {
                    System.err.println("no picture of " + page.url() + ": " + e.getMessage());
                }
            }
            if (TRACE) {
                window.context
                        .tracing()
                        .stop(new Tracing.StopOptions().setPath(FAILURES.resolve("%s-%d.zip".formatted(name, number))));
            }
        }
    }

    /** The dashboard remembers that there is a session, since no script can see the cookie. */
    private static String somebody(String origin) {
        return "{\"origins\":[{\"origin\":\"%s\",\"localStorage\":[{\"name\":\"visant.signed-in\",\"value\":\"yes\"}]}]}"
                .formatted(origin);
    }

    private static void settle(Page page) {
        try {
            page.evaluate("() => 0");
        } catch (PlaywrightException e) {
            // It was on its way to another address: what it had to say was said.
        }
    }

    private record Opened(BrowserContext context, Watch watch) {}

    private record Shared(Supplier<Chromium> chromium, Supplier<Site> site) {
        private static final Shared NOTHING = new Shared(
                () -> {
                    throw new IllegalStateException("to be asked by tests");
                },
                () -> {
                    throw new IllegalStateException("to be asked by tests");
                });
    }
}
