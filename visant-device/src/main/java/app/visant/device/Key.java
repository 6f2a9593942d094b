package app.visant.device;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that can be set, each by its environment variable, by that name with {@code _FILE} added (a file that holds the
 * value), and, unless it is a secret, by an option.
 */
enum Key {
    DEVICE_ID("DEVICE_ID", "--device-id", "ID", "id of this device, if it is not activated by a text or QR"),
    TOKEN("VISANT_DEVICE_TOKEN", "", "", "token of this device; needs DEVICE_ID and CLOUD_URL beside it"),
    CLOUD_URL("CLOUD_URL", "--cloud-url", "URL", "address of the server, instead of the one it was activated for"),
    STATE_DIR(
            "VISANT_DEVICE_STATE_DIR",
            "--state-dir",
            "DIR",
            "folder of credentials and waiting stills (default: $STATE_DIRECTORY, else ./visant-device)"),
    CAMERA_KIND("VISANT_CAMERA_KIND", "--camera-kind", "KIND", "webcam (default), command, snapshot, folder or drawn"),
    CAMERA_NAME("VISANT_CAMERA_NAME", "--camera-name", "NAME", "webcam: part of its name (default: the first found)"),
    CAMERA_COMMAND(
            "VISANT_CAMERA_COMMAND",
            "--camera-command",
            "JSON",
            "command: program and arguments as a JSON array; it writes a JPEG to its standard output. {width}, {height} and {quality} are filled in"),
    CAMERA_URL("VISANT_CAMERA_URL", "--camera-url", "URL", "snapshot: address that answers with a JPEG"),
    CAMERA_USER("VISANT_CAMERA_USER", "--camera-user", "NAME", "snapshot: log-in, if it wants one"),
    CAMERA_PASSWORD("VISANT_CAMERA_PASSWORD", "", "", "snapshot: password of that log-in"),
    CAMERA_DIR("VISANT_CAMERA_DIR", "--camera-dir", "DIR", "folder: where the JPEG files are; they come by name"),
    CAMERA_AT_END("VISANT_CAMERA_AT_END", "--camera-at-end", "WHAT", "folder: loop (default) or stop after the last"),
    CAMERA_SEED("VISANT_CAMERA_SEED", "--camera-seed", "N", "drawn: which place (default: 1)"),
    CAMERA_SIZE("VISANT_CAMERA_SIZE", "--camera-size", "WxH", "drawn: size in pixels (default: 960x540)"),
    CAMERA_SECONDS(
            "VISANT_CAMERA_SECONDS",
            "--camera-seconds",
            "N",
            "command, snapshot: how long one still may take (default: 20)"),
    CAMERA_KILOBYTES(
            "VISANT_CAMERA_KILOBYTES",
            "--camera-kilobytes",
            "N",
            "command, snapshot: how large one still may be (default: 8192)"),
    SPOOL_MEGABYTES(
            "VISANT_SPOOL_MEGABYTES",
            "--spool-megabytes",
            "N",
            "how much disk waiting stills may take; then the oldest are dropped (default: 1024)"),
    SPOOL_HOURS("VISANT_SPOOL_HOURS", "--spool-hours", "N", "how long a still may wait (default: 168)"),
    SPOOL_REJECTED_MEGABYTES(
            "VISANT_SPOOL_REJECTED_MEGABYTES",
            "--spool-rejected-megabytes",
            "N",
            "how much disk stills that the server refused may take (default: 64)");

    /** Added to a variable's name, it names a file that holds the value. */
    static final String FILE = "_FILE";

    private final String variable;
    private final String option;
    private final String parameter;
    private final String meaning;

    Key(String variable, String option, String parameter, String meaning) {
        this.variable = variable;
        this.option = option;
        this.parameter = parameter;
        this.meaning = meaning;
    }

    String variable() {
        return variable;
    }

    String fileVariable() {
        return variable + FILE;
    }

    /** Empty for secrets: a command line is for everyone to see. */
    Optional<String> option() {
        return option.isEmpty() ? Optional.empty() : Optional.of(option);
    }

    String parameter() {
        return parameter;
    }

    String meaning() {
        return meaning;
    }

    static Set<String> variables() {
        return Arrays.stream(values())
                .flatMap(key -> Stream.of(key.variable(), key.fileVariable()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
