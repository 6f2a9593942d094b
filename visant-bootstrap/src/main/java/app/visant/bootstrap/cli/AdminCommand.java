package app.visant.bootstrap.cli;

import app.visant.application.identity.IdentityLinking;
import app.visant.bootstrap.Administration;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.domain.identity.Email;
import java.util.UUID;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code visant admin}: what the operator does on the machine itself, also while the server runs. */
@Command(
        name = "admin",
        description = "Operates the installation: organizations, users, operators, devices, codes, configuration.",
        subcommands = {
            AdminCommand.Grant.class,
            AdminCommand.Revoke.class,
            AdminCommand.ResetPassword.class,
            AdminCommand.Link.class,
            OrganizationsCommand.class,
            UsersCommand.class,
            DevicesCommand.class,
            CodesCommand.class,
            AdminCommand.Config.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class AdminCommand {
    private AdminCommand() {}

    @Command(
            name = "grant",
            description = "Makes a person an operator of the platform.",
            mixinStandardHelpOptions = true)
    static final class Grant extends OnAccount {
        @Override
        public Integer call() {
            return told(reach(parts -> parts.operatorRights().grant(Administration.operator(), account())));
        }
    }

    @Command(name = "revoke", description = "Takes an operator's rights away.", mixinStandardHelpOptions = true)
    static final class Revoke extends OnAccount {
        @Override
        public Integer call() {
            return told(reach(parts -> parts.operatorRights().revoke(Administration.operator(), account())));
        }
    }

    @Command(
            name = "reset-password",
            description = "Gives an account a new password, which is shown this once, and ends its sessions.",
            mixinStandardHelpOptions = true)
    static final class ResetPassword extends OnAccount {
        @Override
        public Integer call() {
            if (config().supabase().isPresent()) {
                return refused("Passwords are kept by the Supabase project; reset it there.");
            }
            return reach(parts -> parts.passwords().replace(Administration.operator(), account()))
                    .map(this::said)
                    .orElseGet(() -> told(false));
        }
    }

    @Command(
            name = "link",
            description = "Makes an account from before SUPABASE_URL was set that of a user of the project.",
            mixinStandardHelpOptions = true)
    static final class Link extends OnAccount {
        @Parameters(index = "1", paramLabel = "USER-ID", description = "what the project calls the user, a UUID")
        private String user = "";

        @Override
        public Integer call() {
            return switch (reach(parts -> parts.identityLinking()
                    .link(
                            Administration.operator(),
                            account(),
                            UUID.fromString(user).toString()))) {
                case IdentityLinking.Result.Linked() -> told(true);
                case IdentityLinking.Result.UnknownAddress() -> told(false);
                case IdentityLinking.Result.LinkedAlready() ->
                    refused("This account, or this user, is linked to another already.");
                case IdentityLinking.Result.NoProvider() -> refused("SUPABASE_URL is not set.");
            };
        }
    }

    @Command(
            name = "config",
            description = "Checks the configuration, and lists every key with what it is for.",
            mixinStandardHelpOptions = true)
    static final class Config extends Task {
        @Override
        public Integer call() {
            ServerConfig.help().forEach(this::said);
            var config = config();
            said("");
            return said("The configuration is good. Data: " + config.dataDir() + ", " + config.database());
        }
    }

    /** A command about one account. */
    abstract static class OnAccount extends Task {
        @Parameters(index = "0", paramLabel = "EMAIL", description = "the address of an account")
        private String email = "";

        final Email account() {
            return new Email(email);
        }

        final int told(boolean done) {
            return done
                    ? said("Done. It holds from the next request of " + email + " on.")
                    : refused("There is no account with the address " + email + ".");
        }
    }
}
