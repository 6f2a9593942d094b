package app.visant.ai;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.ModelOutcome;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what a model wrote, strictly: whatever is not exactly a verdict is malformed, and never normal. */
final class VerdictReader {
    /** Some servers put a fence around JSON even when told not to. Nothing else may stand beside it. */
    private static final Pattern FENCED = Pattern.compile("```(?:json)?\\s*\\n(.*?)\\n?```", Pattern.DOTALL);

    private VerdictReader() {}

    static ModelOutcome read(String text) {
        var bare = text.strip();
        if (bare.isEmpty()) {
            return malformed("nothing written");
        }
        var fence = FENCED.matcher(bare);
        var json = ModelLine.json(fence.matches() ? fence.group(1) : bare);
        return json.filter(JsonNode::isObject).map(VerdictReader::verdict).orElseGet(() -> malformed("no JSON object"));
    }

    private static ModelOutcome verdict(JsonNode json) {
        var state = state(json.path("state"));
        var confidence = json.path("confidence");
        var reason = json.path("reason");
        var observations = observations(json.path("observations"));
        if (state.isEmpty()) {
            return malformed("a state that is none of the three");
        }
        if (!confidence.isNumber() || !(confidence.asDouble() >= 0 && confidence.asDouble() <= 1)) {
            return malformed("a confidence that is not from 0 to 1");
        }
        if (!reason.isTextual() || reason.asText().isBlank()) {
            return malformed("no reason");
        }
        if (observations.isEmpty()) {
            return malformed("observations that are no list of texts");
        }
        return new ModelOutcome.Assessed(
                state.get(), confidence.asDouble(), reason.asText().strip(), observations.get(), List.of());
    }

    private static Optional<ClassificationState> state(JsonNode state) {
        return switch (state.asText("")) {
            case "normal" -> Optional.of(ClassificationState.NORMAL);
            case "abnormal" -> Optional.of(ClassificationState.ABNORMAL);
            case "uncertain" -> Optional.of(ClassificationState.UNCERTAIN);
            default -> Optional.empty();
        };
    }

    private static Optional<List<String>> observations(JsonNode list) {
        if (!list.isArray()) {
            return Optional.empty();
        }
        var observations = new ArrayList<String>();
        for (var entry : list) {
            if (!entry.isTextual()) {
                return Optional.empty();
            }
            if (!entry.asText().isBlank()) {
                observations.add(entry.asText().strip());
            }
        }
        return Optional.of(observations);
    }

    private static ModelOutcome malformed(String what) {
        return new ModelOutcome.Malformed(what);
    }
}
