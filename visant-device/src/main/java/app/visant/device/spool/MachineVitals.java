package app.visant.device.spool;

import app.visant.device.port.Vitals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the machine's vitals from its files: the disk of the state folder, and Linux's thermal zone of the processor. */
public final class MachineVitals implements Vitals {
    private static final double MILLI = 1000.0;

    private final Path stateFolder;
    private final Path thermalZone;

    public MachineVitals(Path stateFolder) {
        this(stateFolder, Path.of("/sys/class/thermal/thermal_zone0/temp"));
    }

    MachineVitals(Path stateFolder, Path thermalZone) {
        this.stateFolder = stateFolder;
        this.thermalZone = thermalZone;
    }

    @Override
    public Optional<Long> diskFreeBytes() {
        try {
            return Optional.of(Files.getFileStore(stateFolder).getUsableSpace());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<Double> processorCelsius() {
        try {
            return Optional.of(Long.parseLong(Files.readString(thermalZone).strip()) / MILLI);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
