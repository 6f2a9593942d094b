package app.visant.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

final class VerdictsTest {
    private final StringWriter printed = new StringWriter();
    private final Verdicts verdicts = new Verdicts(new PrintWriter(printed));

    @Test
    void aVerdictIsPrintedOnceHoweverOftenItIsTold() {
        verdicts.see(capture("gate-1", "pending", ""));
        verdicts.see(capture("gate-1", "completed", "abnormal"));
        verdicts.see(capture("gate-1", "completed", "abnormal"));
        verdicts.summarize();

        assertThat(printed.toString().lines().filter(line -> line.contains("ABNORMAL")))
                .hasSize(1);
        assertThat(printed.toString()).contains("1 verdicts: 0 normal, 1 abnormal, 0 uncertain, 0 failed.");
        assertThat(verdicts.arrivals().availablePermits()).isOne();
    }

    @Test
    void whatAnEarlierRunBroughtIsLeftOut() {
        verdicts.leaveOut(JsonNodeFactory.instance
                .arrayNode()
                .addAll(List.of(capture("earlier-1", "completed", "normal"), capture("earlier-2", "pending", ""))));

        verdicts.see(capture("earlier-1", "completed", "normal"));
        verdicts.see(capture("earlier-2", "completed", "abnormal"));
        verdicts.see(capture("gate-1", "failed", ""));
        verdicts.summarize();

        assertThat(printed.toString()).contains("1 verdicts: 0 normal, 0 abnormal, 0 uncertain, 1 failed.");
    }

    private static JsonNode capture(String record, String status, String state) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("record_id", record)
                .put("captured_at", "2026-11-01T12:00:00Z")
                .put("trigger_label", record)
                .put("evaluation_status", status)
                .put("classification_state", state);
    }
}
