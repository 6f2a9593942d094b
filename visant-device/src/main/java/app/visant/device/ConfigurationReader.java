package app.visant.device;

import app.visant.device.camera.CameraSettings;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.device.spool.SpoolBounds;
import app.visant.domain.shared.DeviceId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.File;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads the settings from options and environment, all at once, so that all mistakes are told together. */
final class ConfigurationReader {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final long MEGABYTE = 1024 * 1024;
    private static final int KILOBYTE = 1024;

    private final Values values;
    private final Map<String, String> environment;

    private ConfigurationReader(Map<String, String> environment, Map<Key, String> options) {
        this.environment = environment;
        this.values = new Values(environment, options);
    }

    static Configuration read(Map<String, String> environment, Map<Key, String> options) {
        return new ConfigurationReader(environment, options).read();
    }

    private Configuration read() {
        var device = device();
        var camera = camera();
        var cloud = cloud();
        var given = given(cloud);
        var problems = values.problems();
        return problems.isEmpty() && camera.isPresent()
                ? new Configuration.Good(device, camera.get(), given, cloud)
                : new Configuration.Bad(problems);
    }

    private DeviceSettings device() {
        var folder = values.text(Key.STATE_DIR)
                // systemd lists several folders with colons.
                .or(() -> Optional.ofNullable(environment.get("STATE_DIRECTORY"))
                        .map(list -> list.split(File.pathSeparator, 2)[0])
                        .filter(first -> !first.isBlank()))
                .orElse("data/device");
        var bounds = new SpoolBounds(
                values.number(Key.SPOOL_MEGABYTES, 1024, 1, 1_000_000) * MEGABYTE,
                values.number(Key.SPOOL_REJECTED_MEGABYTES, 64, 0, 1_000_000) * MEGABYTE);
        var hours = values.number(Key.SPOOL_HOURS, (int) DeviceSettings.KEEP_FOR.toHours(), 1, 87_600);
        return new DeviceSettings(Path.of(folder), bounds, Duration.ofHours(hours));
    }

    private Optional<URI> cloud() {
        return values.parsed(Key.CLOUD_URL, Optional.<URI>empty(), text -> Optional.of(URI.create(text)));
    }

    /** The token decides: without one, the stored credentials hold. */
    private Optional<Credentials> given(Optional<URI> cloud) {
        if (!values.has(Key.TOKEN)) {
            return Optional.empty();
        }
        var token = values.parsed(Key.TOKEN, Optional.<DeviceToken>empty(), text -> Optional.of(new DeviceToken(text)));
        values.required(Key.DEVICE_ID, "the token needs it beside it");
        values.required(Key.CLOUD_URL, "the token needs it beside it");
        var id = values.parsed(Key.DEVICE_ID, Optional.<DeviceId>empty(), text -> Optional.of(new DeviceId(text)));
        try {
            return token.flatMap(t -> id.flatMap(i -> cloud.map(server -> new Credentials(i, t, server))));
        } catch (IllegalArgumentException e) {
            values.problem(Key.CLOUD_URL, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<CameraSettings> camera() {
        var kind = values.text(Key.CAMERA_KIND).orElse("webcam").toLowerCase(Locale.ROOT);
        try {
            return switch (kind) {
                case "webcam" -> Optional.of(new CameraSettings.Webcam(values.text(Key.CAMERA_NAME)));
                case "command" -> command();
                case "snapshot" -> snapshot();
                case "folder" -> folder();
                case "drawn" -> drawn();
                default -> {
                    values.problem(Key.CAMERA_KIND, "must be webcam, command, snapshot, folder or drawn");
                    yield Optional.empty();
                }
            };
        } catch (IllegalArgumentException e) {
            values.problem(Key.CAMERA_KIND, kind + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    private Optional<CameraSettings> command() {
        values.required(Key.CAMERA_COMMAND, "a camera of kind command needs it");
        var argv = values.parsed(Key.CAMERA_COMMAND, List.<String>of(), ConfigurationReader::argv);
        var limits = limits();
        return argv.isEmpty() ? Optional.empty() : Optional.of(new CameraSettings.Command(argv, limits));
    }

    private Optional<CameraSettings> snapshot() {
        values.required(Key.CAMERA_URL, "a camera of kind snapshot needs it");
        if (values.has(Key.CAMERA_USER) != values.has(Key.CAMERA_PASSWORD)) {
            values.problem(Key.CAMERA_USER, "and " + Key.CAMERA_PASSWORD.variable() + " go together");
        }
        var login = values.text(Key.CAMERA_USER)
                .flatMap(user -> values.text(Key.CAMERA_PASSWORD).map(p -> new CameraSettings.Login(user, p)));
        var limits = limits();
        return values.parsed(
                Key.CAMERA_URL,
                Optional.<CameraSettings>empty(),
                text -> Optional.of(new CameraSettings.Snapshot(address(text), login, limits)));
    }

    private Optional<CameraSettings> folder() {
        var path = values.required(Key.CAMERA_DIR, "a camera of kind folder needs it");
        var atEnd = values.parsed(Key.CAMERA_AT_END, CameraSettings.AtEnd.LOOP, ConfigurationReader::atEnd);
        return Optional.of(new CameraSettings.Folder(Path.of(path), atEnd));
    }

    private Optional<CameraSettings> drawn() {
        int seed = values.number(Key.CAMERA_SEED, 1, 0, 999_999_999);
        return values.parsed(
                Key.CAMERA_SIZE, Optional.of(size(seed, "960x540")), text -> Optional.of(size(seed, text)));
    }

    private CameraSettings.Limits limits() {
        return new CameraSettings.Limits(
                Duration.ofSeconds(values.number(Key.CAMERA_SECONDS, 20, 1, 600)),
                values.number(Key.CAMERA_KILOBYTES, 8192, 1, 65_536) * KILOBYTE);
    }

    private static CameraSettings size(int seed, String text) {
        var sides = text.split("x", -1);
        if (sides.length != 2 || !sides[0].matches("\\d{1,5}") || !sides[1].matches("\\d{1,5}")) {
            throw new IllegalArgumentException("must look like 960x540");
        }
        return new CameraSettings.Drawn(seed, Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    private static CameraSettings.AtEnd atEnd(String text) {
        return switch (text) {
            case "loop" -> CameraSettings.AtEnd.LOOP;
            case "stop" -> CameraSettings.AtEnd.STOP;
            default -> throw new IllegalArgumentException("must be loop or stop");
        };
    }

    /** What it complains of does not repeat the address, which may hold a secret. */
    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("must be an http or https address", e);
        }
    }

    private static List<String> argv(String text) {
        var words = new ArrayList<String>();
        try {
            for (JsonNode word : array(text)) {
                if (!word.isTextual()) {
                    throw new IllegalArgumentException("must be a JSON array of strings");
                }
                words.add(word.textValue());
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "must be a JSON array of strings, such as [\"rpicam-still\",\"-n\",\"-t\",\"1\",\"-o\",\"-\"]", e);
        }
        return words;
    }

    private static JsonNode array(String text) throws JsonProcessingException {
        var json = JSON.readTree(text);
        if (!json.isArray() || json.isEmpty()) {
            throw new IllegalArgumentException("must be a JSON array of strings with at least one");
        }
        return json;
    }
}
