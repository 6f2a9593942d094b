package app.visant.device.port;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.DeviceId;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What every store of credentials keeps to. */
public interface CredentialStoreContract {
    Credentials FIRST = new Credentials(
            new DeviceId("DEVICE001"), new DeviceToken("visd_first-secret"), URI.create("https://one.example/base"));
    Credentials SECOND = new Credentials(
            new DeviceId("DEVICE002"), new DeviceToken("visd_second-secret"), URI.create("http://127.0.0.1:8000"));

    /** The store as the next process would find it; empty at first. */
    CredentialStore reopened() throws Exception;

    @Test
    default void an_empty_store_has_none() throws Exception {
        assertThat(reopened().load()).isEmpty();
    }

    @Test
    default void what_was_saved_last_is_loaded() throws Exception {
        reopened().save(FIRST);
        reopened().save(SECOND);

        assertThat(reopened().load()).contains(SECOND);
    }
}
