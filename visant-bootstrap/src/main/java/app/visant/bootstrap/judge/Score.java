package app.visant.bootstrap.judge;

import app.visant.domain.capture.ClassificationState;
import app.visant.domain.evaluation.Consensus.Result.Verdict;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** How often which truth was judged how. What was uncertain while learning is counted apart. */
public final class Score {
    private final Map<ClassificationState, Map<ClassificationState, Integer>> counts =
            new EnumMap<>(ClassificationState.class);
    private int learning;
    private int unlabelled;

    void count(Optional<ClassificationState> truth, Verdict verdict) {
        if (verdict.state() == ClassificationState.UNCERTAIN && verdict.reason().startsWith("learning")) {
            learning++;
        } else if (truth.isEmpty()) {
            unlabelled++;
        } else {
            add(truth.get(), verdict.state(), 1);
        }
    }

    private void add(ClassificationState truth, ClassificationState state, int count) {
        counts.computeIfAbsent(truth, t -> new EnumMap<>(ClassificationState.class))
                .merge(state, count, Integer::sum);
    }

    /** What several folders come to together. */
    public static Score sum(Collection<Score> scores) {
        var sum = new Score();
        for (var score : scores) {
            sum.learning += score.learning;
            sum.unlabelled += score.unlabelled;
            score.counts.forEach((truth, judged) -> judged.forEach((state, count) -> sum.add(truth, state, count)));
        }
        return sum;
    }

    /** How many stills of that truth were judged after learning. */
    public int judged(ClassificationState truth) {
        return counts.getOrDefault(truth, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Of the stills of that truth after learning, the share that was left uncertain. */
    public double uncertain(ClassificationState truth) {
        return share(of(truth, ClassificationState.UNCERTAIN), judged(truth));
    }

    /** Of the normal stills after learning, the share that was called abnormal. */
    public double falseAlarms() {
        return share(of(ClassificationState.NORMAL, ClassificationState.ABNORMAL), judged(ClassificationState.NORMAL));
    }

    /** Of the abnormal stills after learning, the share that was called abnormal. */
    public double recall() {
        return share(
                of(ClassificationState.ABNORMAL, ClassificationState.ABNORMAL), judged(ClassificationState.ABNORMAL));
    }

    /** Of what was called abnormal, the share that was. */
    public double precision() {
        var right = of(ClassificationState.ABNORMAL, ClassificationState.ABNORMAL);
        return share(right, right + of(ClassificationState.NORMAL, ClassificationState.ABNORMAL));
    }

    /** Stills that were judged wrongly; uncertain is not wrong. */
    public int errors() {
        return of(ClassificationState.NORMAL, ClassificationState.ABNORMAL)
                + of(ClassificationState.ABNORMAL, ClassificationState.NORMAL);
    }

    void print(PrintWriter out) {
        out.println();
        if (counts.isEmpty()) {
            out.printf("%d stills judged, %d while learning; no labels.%n", unlabelled + learning, learning);
            return;
        }
        out.println("            judged normal  abnormal  uncertain");
        for (var truth : new ClassificationState[] {ClassificationState.NORMAL, ClassificationState.ABNORMAL}) {
            out.printf(
                    "%-11s %13d %9d %10d%n",
                    truth.name().toLowerCase(Locale.ROOT),
                    of(truth, ClassificationState.NORMAL),
                    of(truth, ClassificationState.ABNORMAL),
                    of(truth, ClassificationState.UNCERTAIN));
        }
        out.printf(
                Locale.ROOT,
                "precision %.3f, recall %.3f, false alarms %.3f; %d stills while learning%n",
                precision(),
                recall(),
                falseAlarms(),
                learning);
    }

    private int of(ClassificationState truth, ClassificationState judged) {
        return counts.getOrDefault(truth, Map.of()).getOrDefault(judged, 0);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? Double.NaN : (double) part / whole;
    }
}
