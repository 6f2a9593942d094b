package app.visant.bootstrap.cli;

import app.visant.application.identity.AccountOversight;
import app.visant.application.identity.port.AccountReadModel.AccountView;
import app.visant.application.identity.port.AccountReadModel.Filter;
import app.visant.bootstrap.Administration;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.shared.UserId;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code visant admin users}: accounts, on the machine itself. */
@Command(
        name = "users",
        description = "Lists accounts, suspends them or lets them go on.",
        subcommands = {UsersCommand.Show.class, UsersCommand.Suspend.class, UsersCommand.Unsuspend.class},
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class UsersCommand {
    private UsersCommand() {}

    @Command(name = "list", description = "Lists accounts, the newest first.", mixinStandardHelpOptions = true)
    static final class Show extends SearchTask {
        @Override
        public Integer call() {
            return list(
                    Filter::new, (parts, filter, page) -> parts.accountSurvey().list(filter, page), Show::line);
        }

        private static String line(AccountView view) {
            var organizations = view.organizations().stream()
                    .map(o -> o.role().name().toLowerCase(Locale.ROOT) + " of " + o.name())
                    .collect(Collectors.joining(", "));
            return "%s  %s%s  %s  %s%s"
                    .formatted(
                            view.user().id(),
                            view.user().email(),
                            view.verifiedAt().isPresent() ? "" : " (unproven)",
                            view.user().name(),
                            (view.user().operator() ? "operator, " : "") + organizations,
                            view.suspension().map(OrganizationsCommand::words).orElse(""));
        }
    }

    @Command(
            name = "suspend",
            description = "Refuses the person until further notice, and ends all sessions and API keys of theirs.",
            mixinStandardHelpOptions = true)
    static final class Suspend extends AdminCommand.OnAccount {
        @Option(names = "--reason", required = true, description = "why; operators see it, and nobody else")
        private String reason = "";

        @Override
        public Integer call() {
            return told(UsersCommand.done(
                    this, (parts, user) -> parts.accountOversight().suspend(Administration.operator(), user, reason)));
        }
    }

    @Command(name = "unsuspend", description = "Lets the person log in again.", mixinStandardHelpOptions = true)
    static final class Unsuspend extends AdminCommand.OnAccount {
        @Override
        public Integer call() {
            return told(UsersCommand.done(
                    this, (parts, user) -> parts.accountOversight().resume(Administration.operator(), user)));
        }
    }

    private static boolean done(
            AdminCommand.OnAccount command, BiFunction<ServerComponent, UserId, AccountOversight.Result> work) {
        return command.reach(parts -> parts.accountOversight()
                .byAddress(command.account())
                .map(user -> work.apply(parts, user))
                .filter(AccountOversight.Result.Done.class::isInstance)
                .isPresent());
    }
}
