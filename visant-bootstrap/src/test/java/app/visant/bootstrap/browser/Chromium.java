package app.visant.bootstrap.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The one browser of all test classes, from the system, driven by the system's Node. */
final class Chromium implements AutoCloseable {
    static final double PATIENCE_MILLIS = 20_000;

    /** It is to speak to nobody but the server. */
    private static final List<String> SILENT = List.of(
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        var node = onPath("node").orElseThrow();
        playwright = Playwright.create(new Playwright.CreateOptions()
                .setEnv(Map.of("PLAYWRIGHT_NODEJS_PATH", node.toString(), "PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program().orElseThrow())
                        .setArgs(SILENT));
        setDefaultAssertionTimeout(PATIENCE_MILLIS);
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    /** What keeps the tests from a browser here, in words; nothing if there is all that it takes. */
    static Optional<String> missing() {
        if (Chromium.class.getResource("/ui/files.txt") == null) {
            return Optional.of("the dashboard was left out of this build");
        }
        if (onPath("node").isEmpty()) {
            return Optional.of("there is no node on PATH");
        }
        return program().isPresent() ? Optional.empty() : Optional.of("there is no chromium on PATH");
    }

    private static Optional<Path> program() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst();
    }

    private static Optional<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
