package app.visant.bootstrap.bench;

import java.util.List;

/** Measures one thing, {@code runs} times, and answers medians. */
interface Benchmark {
    String name();

    List<Figure> measure(int runs) throws Exception;
}
