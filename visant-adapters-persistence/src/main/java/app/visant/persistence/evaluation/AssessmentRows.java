package app.visant.persistence.evaluation;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.capture.Region;
import app.visant.domain.evaluation.Assessment;
import app.visant.domain.evaluation.ModelOutcome;
import app.visant.domain.evaluation.Spent;
import app.visant.persistence.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Between rows and assessments. */
final class AssessmentRows {
    private static final int NUMBERS_PER_REGION = 4;

    private AssessmentRows() {}

    static Assessment assessment(ResultSet row) throws SQLException {
        return new Assessment(
                row.getString("agent"),
                outcome(row),
                Duration.of(row.getLong("latency_us"), ChronoUnit.MICROS),
                row.getInt("attempts"),
                new Spent(
                        Columns.textIfAny(row, "model"),
                        Columns.ifAny(row, "input_tokens", Long.class),
                        Columns.ifAny(row, "output_tokens", Long.class),
                        Columns.textIfAny(row, "prompt_version"),
                        Columns.textIfAny(row, "raw_answer")));
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }

    static OutcomeColumns columns(ModelOutcome outcome) {
        return switch (outcome) {
            case ModelOutcome.Assessed a ->
                new OutcomeColumns(
                        "assessed",
                        Optional.of(a.state()),
                        Optional.of(a.confidence()),
                        Optional.of(a.reason()),
                        a.regions().stream()
                                .flatMap(r -> Stream.of(r.x(), r.y(), r.w(), r.h()))
                                .toList(),
                        a.observations(),
                        Optional.empty());
            case ModelOutcome.Declined d -> OutcomeColumns.unanswered("declined", d.detail(), Optional.empty());
            case ModelOutcome.TimedOut t ->
                new OutcomeColumns(
                        "timed_out",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(t.limit()));
            case ModelOutcome.Malformed m -> OutcomeColumns.unanswered("malformed", m.detail(), Optional.empty());
            case ModelOutcome.Unavailable u -> OutcomeColumns.unanswered("unavailable", u.detail(), u.retryAfter());
        };
    }

    private static ModelOutcome outcome(ResultSet row) throws SQLException {
        var pause = Columns.ifAny(row, "wait_us", Long.class).map(us -> Duration.of(us, ChronoUnit.MICROS));
        return switch (row.getString("outcome")) {
            case "assessed" ->
                new ModelOutcome.Assessed(
                        Columns.word(row, "state", ClassificationState.class),
                        row.getDouble("confidence"),
                        row.getString("detail"),
                        List.of((String[]) row.getArray("observations").getArray()),
                        regions((Double[]) row.getArray("regions").getArray()));
            case "declined" -> new ModelOutcome.Declined(row.getString("detail"));
            case "timed_out" -> new ModelOutcome.TimedOut(pause.orElseThrow());
            case "malformed" -> new ModelOutcome.Malformed(row.getString("detail"));
            default -> new ModelOutcome.Unavailable(row.getString("detail"), pause);
        };
    }

    private static List<Region> regions(Double[] numbers) {
        var regions = new ArrayList<Region>();
        for (var i = 0; i < numbers.length; i += NUMBERS_PER_REGION) {
            regions.add(new Region(numbers[i], numbers[i + 1], numbers[i + 2], numbers[i + 3]));
        }
        return regions;
    }

    /** How an outcome is written; {@code pause} is the time limit that ran out, or when to ask again. */
    record OutcomeColumns(
            String word,
            Optional<ClassificationState> state,
            Optional<Double> confidence,
            Optional<String> detail,
            List<Double> regions,
            List<String> observations,
            Optional<Duration> pause) {
        private static OutcomeColumns unanswered(String word, String detail, Optional<Duration> pause) {
            return new OutcomeColumns(
                    word, Optional.empty(), Optional.empty(), Optional.of(detail), List.of(), List.of(), pause);
        }
    }
}
