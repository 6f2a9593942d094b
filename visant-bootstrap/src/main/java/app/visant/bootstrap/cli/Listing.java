package app.visant.bootstrap.cli;

import app.visant.bootstrap.Administration;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.shared.Page;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;

/** Prints a list of which a server shows a page at a time, a line each. */
final class Listing {
    private Listing() {}

    static <T> void print(
            CommandSpec spec,
            Function<ServerComponent, Function<Page.Request, Page<T>>> pages,
            Function<? super T, String> line) {
        var out = spec.commandLine().getOut();
        Administration.with(VisantCommand.configuration(), parts -> {
            var request = Optional.of(Page.Request.first(Page.Request.MAX_LIMIT));
            while (request.isPresent()) {
                var page = pages.apply(parts).apply(request.get());
                page.items().forEach(item -> out.println(line.apply(item)));
                request = page.next().map(next -> new Page.Request(Page.Request.MAX_LIMIT, Optional.of(next)));
            }
            out.flush();
            return true;
        });
    }
}
