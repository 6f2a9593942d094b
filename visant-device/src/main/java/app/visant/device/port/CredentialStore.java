package app.visant.device.port;

import java.util.Optional;

/** Keeps the credentials of an activated device, readable by its own user only. Failures surface as {@link java.io.UncheckedIOException}. */
public interface CredentialStore {

    Optional<Credentials> load();

    /** Durable when it returns; replaces what was there as a whole or not at all. */
    void save(Credentials credentials);
}
