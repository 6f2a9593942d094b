package app.visant.device.camera;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Which camera, and what it needs to know. */
public sealed interface CameraSettings {

    /** A camera of this computer, by the name the system gives it; empty takes the first. */
    record Webcam(Optional<String> name) implements CameraSettings {}

    /**
     * A program that writes one JPEG to its standard output and exits with 0. No shell is involved.
     *
     * @param argv program and arguments; {@code {width}}, {@code {height}} and {@code {quality}} stand for the wanted ones
     */
    record Command(List<String> argv, Limits limits) implements CameraSettings {
        public Command {
            argv = List.copyOf(argv);
            if (argv.isEmpty() || argv.getFirst().isBlank()) {
                throw new IllegalArgumentException("must name a program");
            }
        }
    }

    /** A network camera that answers GET with a JPEG. */
    record Snapshot(URI address, Optional<Login> login, Limits limits) implements CameraSettings {
        public Snapshot {
            boolean http =
                    "http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme());
            if (!http || address.getHost() == null) {
                throw new IllegalArgumentException("must be an http or https address");
            }
            if (address.getRawUserInfo() != null) {
                throw new IllegalArgumentException("must not hold a login; it has settings of its own");
            }
        }
    }

    /** The JPEG files of a folder, in the order of their names; then again from the first, or no more. */
    record Folder(Path path, AtEnd atEnd) implements CameraSettings {}

    /** A drawn place with things that do not belong there from time to time, for trials without a camera. */
    record Drawn(long seed, int width, int height) implements CameraSettings {
        public Drawn {
            if (width < 64 || height < 48 || width > 4096 || height > 4096) {
                throw new IllegalArgumentException("must be from 64x48 to 4096x4096");
            }
        }
    }

    /** What a folder does after its last still. */
    enum AtEnd {
        LOOP,
        STOP
    }

    /** How long one capture may take, and how large it may be. */
    record Limits(Duration time, int bytes) {
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(20), 8 * 1024 * 1024);
    }

    /** Basic authentication. */
    record Login(String user, String password) {
        @Override
        public String toString() {
            return "(login)";
        }
    }
}
