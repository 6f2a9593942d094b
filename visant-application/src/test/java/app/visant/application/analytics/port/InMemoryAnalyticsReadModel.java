package app.visant.application.analytics.port;

import app.visant.application.capture.port.InMemoryCaptureRepository;
import app.visant.application.device.port.InMemoryPresenceRepository;
import app.visant.application.shared.port.Tx;
import app.visant.domain.capture.Capture;
import app.visant.domain.capture.Evaluation;
import app.visant.domain.shared.DeviceId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what the other tables hold. */
public final class InMemoryAnalyticsReadModel implements AnalyticsReadModel {
    private final InMemoryCaptureRepository captures;
    private final InMemoryPresenceRepository presence;

    public InMemoryAnalyticsReadModel(InMemoryCaptureRepository captures, InMemoryPresenceRepository presence) {
        this.captures = captures;
        this.presence = presence;
    }

    @Override
    public List<Count> counts(Tx tx, Question question, List<Instant> starts) {
        var asked = asked(question);
        return captures
                .all(tx, question.reach().org())
                .filter(still -> asked.test(still.device()))
                .filter(still -> !still.capturedAt().isBefore(question.from())
                        && still.capturedAt().isBefore(question.to()))
                .collect(Collectors.groupingBy(
                        still -> Map.entry(span(still.capturedAt(), starts), standing(still)), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new Count(entry.getKey().getKey(), entry.getKey().getValue(), entry.getValue()))
                .toList();
    }

    @Override
    public List<Change> changes(Tx tx, Question question, int most) {
        var asked = asked(question);
        Map<String, List<Change>> each = presence.history(tx, question.reach().org()).stream()
                .map(past -> new Change(
                        past.device(), past.event().presence(), past.event().at()))
                .filter(change -> asked.test(change.device()) && change.at().isBefore(question.to()))
                .collect(Collectors.groupingBy(change -> change.device().value(), TreeMap::new, Collectors.toList()));
        return each.values().stream()
                .flatMap(of -> told(of, question.from()))
                .limit(most)
                .toList();
    }

    private static Stream<Change> told(List<Change> changes, Instant from) {
        var before = changes.stream()
                .filter(change -> !change.at().isAfter(from))
                .reduce((earlier, later) -> later)
                .map(held -> new Change(held.device(), held.presence(), from));
        return Stream.concat(
                before.stream(), changes.stream().filter(change -> change.at().isAfter(from)));
    }

    private static Predicate<DeviceId> asked(Question question) {
        return device -> question.reach().covers(device)
                && question.device().map(device::equals).orElse(true);
    }

    private static int span(Instant at, List<Instant> starts) {
        return (int) starts.stream().filter(start -> !start.isAfter(at)).count() - 1;
    }

    private static Standing standing(Capture still) {
        return still.evaluation() instanceof Evaluation.Failed
                ? Standing.FAILED
                : still.evaluation()
                        .judged()
                        .map(verdict -> Standing.valueOf(verdict.state().name()))
                        .orElse(Standing.PENDING);
    }
}
