package app.visant.domain.evaluation;

import app.visant.domain.capture.ClassificationState;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How often what was judged was what people say it is. What is looked for is the abnormal. Shares are empty where there is
 * nothing to divide by. Stills of which a person cannot tell either are counted, and decide neither precision nor recall.
 */
public final class Confusion {
    private static final ClassificationState NORMAL = ClassificationState.NORMAL;
    private static final ClassificationState ABNORMAL = ClassificationState.ABNORMAL;
    private static final ClassificationState UNCERTAIN = ClassificationState.UNCERTAIN;

    private final Map<ClassificationState, Map<ClassificationState, Long>> counts =
            new EnumMap<>(ClassificationState.class);

    private Confusion() {
        for (var truth : ClassificationState.values()) {
            var row = new EnumMap<ClassificationState, Long>(ClassificationState.class);
            for (var judged : ClassificationState.values()) {
                row.put(judged, 0L);
            }
            counts.put(truth, row);
        }
    }

    public static Confusion of(Iterable<Count> counts) {
        var confusion = new Confusion();
        for (var count : counts) {
            confusion.row(count.truth()).merge(count.judged(), count.stills(), Long::sum);
        }
        return confusion;
    }

    /** How many stills that show {@code truth} were judged {@code judged}. */
    public long count(ClassificationState truth, ClassificationState judged) {
        return row(truth).getOrDefault(judged, 0L);
    }

    /** How many stills were marked. */
    public long marked() {
        return sum((truth, judged) -> true);
    }

    /** Of the stills judged abnormal, the share that are. */
    public Optional<Double> precision() {
        return share(count(ABNORMAL, ABNORMAL), sum((truth, judged) -> truth != UNCERTAIN && judged == ABNORMAL));
    }

    /** Of the stills that are abnormal, the share judged so; an uncertain verdict has not found it. */
    public Optional<Double> recall() {
        return share(count(ABNORMAL, ABNORMAL), sum((truth, judged) -> truth == ABNORMAL));
    }

    /** Of the stills that are normal, the share judged abnormal. */
    public Optional<Double> falseAlarmRate() {
        return share(count(NORMAL, ABNORMAL), sum((truth, judged) -> truth == NORMAL));
    }

    /** Of all marked stills, the share whose verdict is uncertain. */
    public Optional<Double> uncertainRate() {
        return share(sum((truth, judged) -> judged == UNCERTAIN), marked());
    }

    static Optional<Double> share(long part, long whole) {
        return share((double) part, whole);
    }

    static Optional<Double> share(double part, long whole) {
        return whole == 0 ? Optional.empty() : Optional.of(part / whole);
    }

    private Map<ClassificationState, Long> row(ClassificationState truth) {
        return counts.getOrDefault(truth, Map.of());
    }

    private long sum(BiPredicate<ClassificationState, ClassificationState> which) {
        return counts.entrySet().stream()
                .flatMap(row ->
                        row.getValue().entrySet().stream().filter(cell -> which.test(row.getKey(), cell.getKey())))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** So many stills that show {@code truth} were judged {@code judged}. */
    public record Count(ClassificationState truth, ClassificationState judged, long stills) {}
}
