package app.visant.device.spool;

import app.visant.device.port.CredentialStore;
import app.visant.device.port.Credentials;
import app.visant.device.port.DeviceToken;
import app.visant.domain.shared.DeviceId;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** {@code credentials.json} in the state folder. */
public final class CredentialFile implements CredentialStore {
    private final Path folder;
    private final Path file;

    public CredentialFile(Path stateFolder) {
        this.folder = stateFolder;
        this.file = stateFolder.resolve("credentials.json");
    }

    @Override
    public Optional<Credentials> load() {
        try {
            if (!Files.exists(file)) {
                return Optional.empty();
            }
            var json = Json.MAPPER.readTree(Files.readAllBytes(file));
            return Optional.of(new Credentials(
                    new DeviceId(text(json, "device")),
                    new DeviceToken(text(json, "token")),
                    URI.create(text(json, "server"))));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            // Without the cause: its message may quote the file, and so the token.
            throw new UncheckedIOException(new IOException(file + " is damaged; activate this device again"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void save(Credentials credentials) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("device", credentials.device().value())
                .put("token", credentials.token().reveal())
                .put("server", credentials.server().toString());
        try {
            DurableFiles.createFolder(folder);
            DurableFiles.write(file, Json.MAPPER.writeValueAsBytes(json));
            DurableFiles.flushFolder(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(JsonNode json, String field) {
        return json.path(field).asText();
    }
}
