package app.visant.bootstrap.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What goes wrong in the tabs of one window, seen or unseen: errors on the console or thrown, what the content policy
 * forbade, answers that refuse, requests that failed or went to another server.
 */
final class Watch {
    private static final String ON_VIOLATION = """
            addEventListener('securitypolicyviolation', (e) =>
              console.error(`content policy: ${e.violatedDirective} forbade ${e.blockedURI} at ${e.sourceFile}:${e.lineNumber} ${e.sample}`))
            """;

    /** What the browser says of a refused or failed request, which is counted by itself. */
    private static final String OF_A_REQUEST = "Failed to load resource";

    /** What comes of leaving a page while it loads. */
    private static final String ABORTED = "net::ERR_ABORTED";

    private final String server;
    private final List<String> faults = new ArrayList<>();

    private Watch(String server) {
        this.server = server;
    }

    static Watch over(BrowserContext window, String server) {
        var watch = new Watch(server);
        window.addInitScript(ON_VIOLATION);
        window.onConsoleMessage(watch::said);
        window.onWebError(error -> watch.faults.add("thrown: " + error.error()));
        window.onRequest(watch::asked);
        window.onRequestFailed(watch::failed);
        window.onResponse(watch::answered);
        return watch;
    }

    /** In the order in which they came; refused requests as {@code 401 POST /v1/auth/login}. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    private void said(ConsoleMessage message) {
        if (message.type().equals("error") && !message.text().startsWith(OF_A_REQUEST)) {
            faults.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void asked(Request request) {
        var url = request.url();
        if (url.startsWith("http") && !url.startsWith(server + "/")) {
            faults.add("asked another server: " + url);
        }
    }

    private void failed(Request request) {
        var why = Optional.ofNullable(request.failure()).orElse("");
        if (!why.equals(ABORTED)) {
            faults.add("%s %s %s".formatted(why, request.method(), path(request.url())));
        }
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            faults.add(
                    "%d %s %s".formatted(response.status(), response.request().method(), path(response.url())));
        }
    }

    private String path(String url) {
        return url.startsWith(server) ? url.substring(server.length()).replaceFirst("[?#].*", "") : url;
    }
}
