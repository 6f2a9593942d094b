package app.visant.application;

import app.visant.application.shared.port.Tx;
import app.visant.domain.shared.Page;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** Each call is one transaction of the same scope, with an answer whose type an assertion can tell. */
public final class Inside {
    private final Runner runner;

    Inside(Runner runner) {
        this.runner = runner;
    }

    public void run(Consumer<Tx> work) {
        runner.run(tx -> {
            work.accept(tx);
            return "done";
        });
    }

    /** Does it and takes it back. */
    public void rolledBack(Consumer<Tx> work) {
        try {
            run(tx -> {
                work.accept(tx);
                throw new TakenBackException();
            });
        } catch (TakenBackException expected) {
            // As was wanted.
        }
    }

    /** Tries what may be refused; what counts is how things are afterwards. */
    public void attempt(Consumer<Tx> work) {
        try {
            run(work);
        } catch (RuntimeException refused) {
            // One of two right answers; the other is to do nothing.
        }
    }

    public boolean test(Predicate<Tx> work) {
        return runner.<Boolean>run(work::test);
    }

    public long count(ToLongFunction<Tx> work) {
        return runner.<Long>run(work::applyAsLong);
    }

    public <T> T get(Function<Tx, T> work) {
        return runner.run(work);
    }

    public <T> Optional<T> find(Function<Tx, Optional<T>> work) {
        return runner.run(work);
    }

    public <T> List<T> list(Function<Tx, List<T>> work) {
        return runner.run(work);
    }

    public <T> Page<T> page(Function<Tx, Page<T>> work) {
        return runner.run(work);
    }

    private static final class TakenBackException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Opens a transaction for the work. */
    interface Runner {
        <T> T run(Function<Tx, T> work);
    }
}
