package app.visant.bootstrap.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;

/** Prints each verdict once, as it comes, and knows how many came. */
final class Verdicts {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintWriter out;
    private final Set<String> seen = new HashSet<>();
    private final Set<String> earlier = new HashSet<>();
    private final List<String> abnormal = new ArrayList<>();
    private final Semaphore arrivals = new Semaphore(0);
    private int normal;
    private int uncertain;
    private int failed;

    Verdicts(PrintWriter out) {
        this.out = out;
    }

    /** What an earlier run brought: the live stream tells of the last of it once more. */
    synchronized void leaveOut(JsonNode captures) {
        captures.forEach(capture -> earlier.add(capture.path("record_id").asText()));
    }

    /** Takes a capture as the API shows it, in whatever state it is. */
    synchronized void see(JsonNode capture) {
        var status = capture.path("evaluation_status").asText();
        if (!(status.equals("completed") || status.equals("failed"))) {
            return;
        }
        var record = capture.path("record_id").asText();
        if (earlier.contains(record) || !seen.add(record)) {
            return;
        }
        var label = capture.path("trigger_label").asText();
        var state = status.equals("failed")
                ? status
                : capture.path("classification_state").asText();
        switch (state) {
            case "normal" -> normal++;
            case "abnormal" -> abnormal.add(label);
            case "failed" -> failed++;
            default -> uncertain++;
        }
        out.printf(
                "%s  %-14s %-9s %.2f  %s%n",
                CLOCK.format(Instant.parse(capture.path("captured_at").asText()).atZone(ZoneId.systemDefault())),
                label,
                state.toUpperCase(Locale.ROOT),
                capture.path("classification_confidence").asDouble(),
                capture.path("classification_reason").asText());
        out.flush();
        arrivals.release();
    }

    /** Released once for each verdict. */
    Semaphore arrivals() {
        return arrivals;
    }

    synchronized void summarize() {
        out.printf(
                "%n%d verdicts: %d normal, %d abnormal, %d uncertain, %d failed.%n",
                seen.size(), normal, abnormal.size(), uncertain, failed);
        if (!abnormal.isEmpty()) {
            out.println("Abnormal: " + String.join(", ", abnormal));
        }
        out.flush();
    }
}
