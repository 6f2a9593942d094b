package app.visant.bootstrap.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All benchmarks, by name. */
public final class Benchmarks {
    private static final List<Benchmark> ALL = List.of(
            new UploadBenchmark(),
            new ThumbnailBenchmark(),
            new StreamBenchmark(),
            new ListBenchmark(),
            new RowSecurityBenchmark(),
            new AuthorizationBenchmark(),
            new LoginBenchmark(),
            new EvaluationBenchmark(),
            new LocalBenchmark(),
            new StartupBenchmark(),
            new DeviceBenchmark());

    private Benchmarks() {}

    public static List<String> names() {
        return ALL.stream().map(Benchmark::name).toList();
    }

    /**
     * Runs one, or all, and prints a Markdown table of medians.
     *
     * @return whether every goal was met
     */
    public static boolean run(Optional<String> name, int runs, PrintWriter out) throws Exception {
        var figures = new ArrayList<Figure>();
        out.println("| figure | measured | beside, same run | ratio | goal | |");
        out.println("|---|---|---|---|---|---|");
        for (var benchmark : ALL) {
            if (name.isEmpty() || name.get().equals(benchmark.name())) {
                var measured = benchmark.measure(runs);
                measured.forEach(figure -> out.println(figure.row()));
                out.flush();
                figures.addAll(measured);
            }
        }
        if (figures.isEmpty()) {
            throw new IllegalStateException(
                    "There is no benchmark of that name; there are: " + String.join(", ", names()));
        }
        return figures.stream().allMatch(Figure::met);
    }
}
