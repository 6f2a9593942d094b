package app.visant.bootstrap.cli;

import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.shared.Page;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Lists what can be suspended, the newest first. */
abstract class SearchTask extends Task {
    @Option(
            names = "--search",
            paramLabel = "TEXT",
            description = "only those with this in the name, or in the address of the person or of an owner")
    private Optional<String> text = Optional.empty();

    @Option(names = "--suspended", description = "only those that are suspended")
    private boolean suspended;

    final <F, T> int list(
            BiFunction<Optional<String>, Optional<Boolean>, F> filter,
            Pages<F, T> pages,
            Function<? super T, String> line) {
        var wanted = filter.apply(text, suspended ? Optional.of(true) : Optional.empty());
        return list(parts -> page -> pages.read(parts, wanted, page), line);
    }

    /** How a page of them is read. */
    @FunctionalInterface
    interface Pages<F, T> {
        Page<T> read(ServerComponent parts, F filter, Page.Request page);
    }
}
