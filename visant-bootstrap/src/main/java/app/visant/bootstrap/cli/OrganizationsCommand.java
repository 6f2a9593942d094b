package app.visant.bootstrap.cli;

import app.visant.application.org.OrganizationOversight.Change;
import app.visant.application.org.OrganizationOversight.Standing;
import app.visant.application.org.port.OrganizationReadModel.Filter;
import app.visant.application.org.port.OrganizationReadModel.OrganizationView;
import app.visant.bootstrap.Administration;
import app.visant.domain.identity.Email;
import app.visant.domain.org.Limit;
import app.visant.domain.org.Suspension;
import app.visant.domain.shared.OrgId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code visant admin organizations}: organizations, on the machine itself. */
@Command(
        name = "organizations",
        description = "Lists organizations, suspends them or lets them go on, and sets what they may use.",
        subcommands = {
            OrganizationsCommand.Show.class,
            OrganizationsCommand.Suspend.class,
            OrganizationsCommand.Unsuspend.class,
            OrganizationsCommand.SetLimits.class
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class OrganizationsCommand {
    private OrganizationsCommand() {}

    @Command(name = "list", description = "Lists organizations, the newest first.", mixinStandardHelpOptions = true)
    static final class Show extends SearchTask {
        @Override
        public Integer call() {
            return list(
                    Filter::new,
                    (parts, filter, page) -> parts.organizationSurvey().list(filter, page),
                    Show::line);
        }

        private static String line(OrganizationView view) {
            var organization = view.organization();
            var owners = view.owners().stream().map(Email::value).collect(Collectors.joining(", "));
            return "%s  %s  (%s)  %d members, %d of %d devices, until %s%s%s"
                    .formatted(
                            organization.id(),
                            organization.name(),
                            owners,
                            view.members(),
                            view.devicesUsed(),
                            organization.subscription().slots(),
                            organization.subscription().end(),
                            view.suspension().map(OrganizationsCommand::words).orElse(""),
                            view.closedAt()
                                    .map(since -> ", closed since " + since)
                                    .orElse(""));
        }
    }

    static String words(Suspension suspension) {
        return ", suspended since " + suspension.since() + ": " + suspension.reason();
    }

    @Command(
            name = "suspend",
            description = "Refuses the organization's people, keys and devices until further notice.",
            mixinStandardHelpOptions = true)
    static final class Suspend extends OnOrganization {
        @Option(names = "--reason", required = true, description = "why; operators see it, and nobody else")
        private String reason = "";

        @Override
        public Integer call() {
            return changed(new Change(new Standing.Suspended(reason), Map.of()));
        }
    }

    @Command(name = "unsuspend", description = "Lets the organization go on.", mixinStandardHelpOptions = true)
    static final class Unsuspend extends OnOrganization {
        @Override
        public Integer call() {
            return changed(new Change(new Standing.Good(), Map.of()));
        }
    }

    @Command(
            name = "limits",
            description =
                    "Sets what the organization may use, as NAME=NUMBER; 0 lifts a limit, NAME=default takes it back.",
            mixinStandardHelpOptions = true)
    static final class SetLimits extends OnOrganization {
        @Parameters(index = "1..*", arity = "0..*", paramLabel = "NAME=NUMBER", description = "a limit")
        private Map<String, String> wanted = new LinkedHashMap<>();

        @Override
        public Integer call() {
            var change = new EnumMap<Limit, Optional<Long>>(Limit.class);
            wanted.forEach((name, value) -> change.put(limit(name), number(name, value)));
            var done = change.isEmpty() ? 0 : changed(new Change(new Standing.Unchanged(), change));
            return done == 0 ? shown() : done;
        }

        private static Limit limit(String name) {
            return Limit.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no limit " + name + ", but "
                            + Arrays.stream(Limit.values()).map(Limit::word).collect(Collectors.joining(", "))));
        }

        private static Optional<Long> number(String name, String value) {
            try {
                return value.equals("default") ? Optional.empty() : Optional.of(Long.valueOf(value));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " must be a number, or default", e);
            }
        }
    }

    /** A command about one organization. */
    abstract static class OnOrganization extends Task {
        @Parameters(index = "0", paramLabel = "ID", description = "the id of an organization, as list shows it")
        private String id = "";

        final int changed(Change change) {
            var known = reach(
                    parts -> parts.organizationOversight().change(Administration.operator(), OrgId.of(id), change));
            return known ? said("Done. It holds on every node within five seconds.") : unknown();
        }

        final int shown() {
            var found = reach(parts -> parts.organizationSurvey().find(OrgId.of(id)));
            found.ifPresent(surveyed -> Arrays.stream(Limit.values())
                    .forEach(limit -> said("%s=%s%s"
                            .formatted(
                                    limit.word(),
                                    surveyed.standing()
                                            .limits()
                                            .find(limit)
                                            .map(Object::toString)
                                            .orElse("unlimited"),
                                    surveyed.standing().own().contains(limit) ? "  (its own)" : ""))));
            return found.isPresent() ? 0 : unknown();
        }

        private int unknown() {
            return refused("There is no organization " + id + ".");
        }
    }
}
