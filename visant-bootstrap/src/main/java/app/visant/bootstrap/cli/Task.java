package app.visant.bootstrap.cli;

import app.visant.bootstrap.Administration;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.shared.Page;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A command to the installation, which says what came of it: on standard output and 0, or why not on standard error and 1. */
abstract class Task implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    final ServerConfig config() {
        return VisantCommand.configuration(spec);
    }

    /** Does the work over the installation's database. */
    final <T> T reach(Function<ServerComponent, T> work) {
        return Administration.with(config(), work);
    }

    final int said(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
        return 0;
    }

    final int refused(String why) {
        spec.commandLine().getErr().println(why);
        spec.commandLine().getErr().flush();
        return 1;
    }

    /** Tells how to type it, too. */
    final RuntimeException mistyped(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** Prints a list of which a server shows a page at a time, a line each. */
    final <T> int list(
            Function<ServerComponent, Function<Page.Request, Page<T>>> pages, Function<? super T, String> line) {
        return reach(parts -> {
            var request = Optional.of(Page.Request.first(Page.Request.MAX_LIMIT));
            while (request.isPresent()) {
                var page = pages.apply(parts).apply(request.get());
                page.items().forEach(item -> said(line.apply(item)));
                request = page.next().map(next -> new Page.Request(Page.Request.MAX_LIMIT, Optional.of(next)));
            }
            return 0;
        });
    }
}
