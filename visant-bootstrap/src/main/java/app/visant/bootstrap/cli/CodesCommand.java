package app.visant.bootstrap.cli;

import app.visant.application.activation.CodeAdministration.Wanted;
import app.visant.application.activation.port.CodeRepository;
import app.visant.bootstrap.Administration;
import app.visant.domain.activation.ActivationCode;
import app.visant.domain.activation.ActivationCode.Terms;
import app.visant.domain.activation.Benefit;
import app.visant.domain.activation.Code;
import app.visant.domain.activation.EmailDomain;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code visant admin codes}: activation codes, made, listed and switched on the machine itself. */
@Command(
        name = "codes",
        description = "Makes, lists and switches activation codes.",
        subcommands = {
            CodesCommand.Make.class,
            CodesCommand.Show.class,
            CodesCommand.Suspend.class,
            CodesCommand.Unsuspend.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class CodesCommand {
    private CodesCommand() {}

    @Command(name = "make", description = "Makes a code and prints it.", mixinStandardHelpOptions = true)
    static final class Make extends Task {
        @ArgGroup(multiplicity = "1")
        private Grants grants = new Grants();

        @Option(names = "--code", paramLabel = "TEXT", description = "its text; one that nobody can guess if left out")
        private Optional<String> code = Optional.empty();

        @Option(names = "--description", description = "what it is for")
        private String description = "";

        @Option(names = "--max-uses", paramLabel = "N", description = "how often it may be redeemed in all")
        private Optional<Integer> maxUses = Optional.empty();

        @Option(names = "--from", paramLabel = "TIME", description = "from when on, such as 2026-11-01T00:00:00Z")
        private Optional<String> from = Optional.empty();

        @Option(names = "--until", paramLabel = "TIME", description = "until when")
        private Optional<String> until = Optional.empty();

        @Option(names = "--many-per-organization", description = "an organization may redeem it more than once")
        private boolean many;

        @Option(names = "--domain", description = "only for verified mail addresses of this domain; may be repeated")
        private List<String> domains = List.of();

        @Override
        public Integer call() {
            var terms = new Terms(
                    maxUses,
                    from.map(Make::time),
                    until.map(Make::time),
                    !many,
                    domains.stream().map(EmailDomain::new).toList());
            var wanted = new Wanted(code.map(Code::new), description, benefit(), terms);
            return reach(parts -> parts.codes().make(Administration.operator(), wanted))
                    .map(made -> said(made.code().toString()))
                    .orElseGet(() -> refused("There is a code of that text already; none was made."));
        }

        private Benefit benefit() {
            return grants.benefit()
                    .orElseThrow(() -> mistyped("One of --device-slots, --free-months and --trial-days is required."));
        }

        private static Instant time(String text) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    /** What it grants: one of the three. */
    static final class Grants {
        @Option(names = "--device-slots", paramLabel = "N", description = "grants N more device slots")
        private Optional<Integer> slots = Optional.empty();

        @Option(names = "--free-months", paramLabel = "N", description = "grants N calendar months")
        private Optional<Integer> months = Optional.empty();

        @Option(names = "--trial-days", paramLabel = "N", description = "prolongs the trial by N days")
        private Optional<Integer> days = Optional.empty();

        private Optional<Benefit> benefit() {
            return slots.<Benefit>map(Benefit.DeviceSlots::new)
                    .or(() -> months.map(Benefit.FreeMonths::new))
                    .or(() -> days.map(Benefit.TrialExtension::new));
        }
    }

    @Command(name = "list", description = "Lists codes, newest first.", mixinStandardHelpOptions = true)
    static final class Show extends Task {
        @Option(
                names = "--search",
                paramLabel = "TEXT",
                description = "only those with this in the code or its description")
        private Optional<String> text = Optional.empty();

        @Option(names = "--active", description = "only those that are switched on")
        private boolean active;

        @Override
        public Integer call() {
            var filter = new CodeRepository.Filter(text, active ? Optional.of(true) : Optional.empty());
            return list(parts -> page -> parts.codes().list(filter, page), Show::line);
        }

        private static String line(ActivationCode code) {
            var grants = switch (code.benefit()) {
                case Benefit.DeviceSlots slots -> slots.amount() + " device slots";
                case Benefit.FreeMonths months -> months.amount() + " free months";
                case Benefit.TrialExtension days -> days.amount() + " trial days";
            };
            var uses = code.terms()
                    .maxUses()
                    .map(most -> code.uses() + " of " + most)
                    .orElse(code.uses() + " of any");
            var until = code.terms().validUntil().map(end -> ", until " + end).orElse("");
            return "%s  %s, redeemed %s%s%s"
                    .formatted(code.code(), grants, uses, until, code.active() ? "" : ", switched off");
        }
    }

    @Command(
            name = "suspend",
            description = "Switches a code off: nobody redeems it meanwhile.",
            mixinStandardHelpOptions = true)
    static final class Suspend extends OnCode {
        @Override
        public Integer call() {
            return switched(false);
        }
    }

    @Command(name = "unsuspend", description = "Switches a code on again.", mixinStandardHelpOptions = true)
    static final class Unsuspend extends OnCode {
        @Override
        public Integer call() {
            return switched(true);
        }
    }

    /** A command about one code. */
    abstract static class OnCode extends Task {
        @Parameters(index = "0", paramLabel = "CODE", description = "the text of the code")
        private String code = "";

        final int switched(boolean on) {
            var changed = Code.typed(code)
                    .flatMap(known -> reach(parts ->
                            parts.codes().change(Administration.operator(), known, before -> before.switched(on))));
            return changed.isPresent() ? said("Done.") : refused("There is no code " + code + ".");
        }
    }
}
