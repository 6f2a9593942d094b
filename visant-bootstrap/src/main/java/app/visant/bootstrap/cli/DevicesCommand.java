package app.visant.bootstrap.cli;

import app.visant.application.device.DeviceManufacture;
import app.visant.application.device.DeviceManufacture.Batch;
import app.visant.application.device.port.DeviceRepository.Filter;
import app.visant.application.device.port.DeviceRepository.MadeDevice;
import app.visant.application.device.port.DeviceRepository.Status;
import app.visant.bootstrap.Administration;
import app.visant.domain.device.Device;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.OrgId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code visant admin devices}: devices, made and listed on the machine itself. */
@Command(
        name = "devices",
        description = "Makes devices and prints each id with its claim code, which is shown this once; or lists them.",
        subcommands = DevicesCommand.Show.class,
        mixinStandardHelpOptions = true)
final class DevicesCommand extends Task {
    @Option(names = "--quantity", description = "how many with new ids")
    private int quantity;

    @Option(names = "--id", description = "one with this id; may be repeated")
    private List<String> ids = List.of();

    @Option(names = "--batch", description = "a name for the batch")
    private Optional<String> batch = Optional.empty();

    @Option(names = "--no-claim", description = "without claim codes: for devices handed over in person")
    private boolean noClaim;

    @Override
    public Integer call() {
        var wanted = new Batch(
                quantity == 0 && ids.isEmpty() ? 1 : quantity,
                ids.stream().map(DeviceId::new).toList(),
                batch,
                !noClaim);
        return switch (reach(parts -> parts.manufacture().manufacture(Administration.operator(), wanted))) {
            case DeviceManufacture.Result.Made(List<DeviceManufacture.Label> labels) -> {
                labels.forEach(label -> said(
                        label.id() + label.claimCode().map(code -> "  " + code).orElse("")));
                yield 0;
            }
            case DeviceManufacture.Result.IdTaken(DeviceId id) ->
                refused("There is a device " + id + " already; none was made.");
        };
    }

    @Command(
            name = "list",
            description = "Lists devices of everybody, the newest first.",
            mixinStandardHelpOptions = true)
    static final class Show extends Task {
        @Option(names = "--search", paramLabel = "TEXT", description = "only those with this in the id or the name")
        private Optional<String> text = Optional.empty();

        @Option(names = "--batch", description = "only those of this batch")
        private Optional<String> batch = Optional.empty();

        @Option(names = "--organization", paramLabel = "ID", description = "only those of this organization")
        private Optional<String> org = Optional.empty();

        @Option(names = "--status", description = "manufactured, active or deactivated: only such")
        private Optional<Status> status = Optional.empty();

        @Override
        public Integer call() {
            var filter = new Filter(text, batch, org.map(OrgId::of), status);
            return list(parts -> page -> parts.manufacture().list(filter, page), Show::line);
        }

        private static String line(MadeDevice made) {
            var whose = switch (made.device()) {
                case Device.Manufactured m -> "";
                case Device.Active a -> "  " + a.org() + "  " + a.name().value();
                case Device.Deactivated d -> "  " + d.org() + "  " + d.name().value();
            };
            var batch = made.batch().map(name -> "  batch " + name).orElse("");
            return "%s  %s%s%s"
                    .formatted(
                            made.device().id(), Status.of(made.device()).name().toLowerCase(Locale.ROOT), whose, batch);
        }
    }
}
