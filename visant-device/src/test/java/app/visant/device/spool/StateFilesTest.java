package app.visant.device.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.visant.device.port.CredentialStore;
import app.visant.device.port.CredentialStoreContract;
import app.visant.device.port.Vitals;
import app.visant.device.port.VitalsContract;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smaller inhabitants of the state folder. */
final class StateFilesTest {
    @TempDir
    private Path temp;

    @Nested
    final class Credentials implements CredentialStoreContract {
        @Override
        public CredentialStore reopened() {
            return new CredentialFile(temp.resolve("state"));
        }

        @Test
        void only_the_own_user_may_read_them() throws Exception {
            reopened().save(FIRST);

            assertThat(permissions("state")).isEqualTo("rwx------");
            assertThat(permissions("state/credentials.json")).isEqualTo("rw-------");
            try (var files = Files.list(temp.resolve("state"))) {
                assertThat(files).hasSize(1);
            }
        }

        @Test
        void a_damaged_file_is_told_without_what_is_in_it() throws Exception {
            reopened().save(FIRST);
            Files.writeString(temp.resolve("state/credentials.json"), "{\"token\":\"visd_first-secret\"");

            assertThatThrownBy(() -> reopened().load())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("activate this device again")
                    .hasStackTraceContaining("credentials.json")
                    .extracting(StateFilesTest::trace)
                    .asString()
                    .doesNotContain("secret");
        }
    }

    @Nested
    final class Machine implements VitalsContract {
        @Override
        public Vitals vitals() throws IOException {
            return new MachineVitals(temp, Files.writeString(temp.resolve("temp"), "48312\n"));
        }

        @Override
        public Vitals mute() throws IOException {
            return new MachineVitals(temp.resolve("not-there"), Files.writeString(temp.resolve("temp"), "no number"));
        }

        @Test
        void millidegrees_are_degrees() throws Exception {
            assertThat(vitals().processorCelsius()).contains(48.312);
        }
    }

    @Nested
    final class Lock {
        @Test
        void a_folder_has_one_runtime_at_a_time() throws Exception {
            var place = temp.resolve("deep/state");
            assertThat(StateFolder.inUse(place)).isFalse();
            try (var held = StateFolder.lock(place).orElseThrow()) {
                assertThat(StateFolder.lock(held.path())).isEmpty();
                assertThat(StateFolder.inUse(place)).isTrue();
            }

            assertThat(StateFolder.inUse(place)).isFalse();
            StateFolder.lock(place).orElseThrow().close();
        }
    }

    private String permissions(String name) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(temp.resolve(name)));
    }

    private static String trace(Throwable failure) {
        var text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
