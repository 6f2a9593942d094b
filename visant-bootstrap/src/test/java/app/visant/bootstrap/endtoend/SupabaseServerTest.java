package app.visant.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.SettableClock;
import app.visant.bootstrap.Server;
import app.visant.http.auth.supabase.ScriptedSupabase;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server whose people are a Supabase project's. */
final class SupabaseServerTest {
    private static final String EMAIL = "ada@example.org";
    private static final String PASSWORD = "a good password";

    @Test
    void peopleOfTheProjectSignUpLogInAndWork(@TempDir Path folder) throws Exception {
        var machine = InstantSource.system();
        try (var project = new ScriptedSupabase(new SettableClock(machine.instant()));
                var installation = new Installation(folder);
                var server = Server.start(installation.config(project.variables()), machine);
                var visitor = new Client(server.port(), "")) {
            var signedUp = visitor.post("/v1/auth/signup", credentials(PASSWORD));
            assertThat(signedUp.status()).isEqualTo(200);
            var loggedIn = visitor.post("/v1/auth/login", credentials(PASSWORD));
            assertThat(loggedIn.status()).isEqualTo(200);
            assertThat(visitor.post("/v1/auth/login", credentials("a wrong password"))
                            .status())
                    .isEqualTo(401);
            var renewed =
                    visitor.post("/v1/auth/token/refresh", Map.of("refresh_token", loggedIn.text("refresh_token")));
            assertThat(renewed.status()).isEqualTo(200);

            try (var owner = new Client(server.port(), renewed.text("access_token"));
                    var holder = new Client(server.port(), project.token(EMAIL))) {
                var me = owner.get("/v1/auth/me");
                assertThat(me.text("email")).isEqualTo(EMAIL);
                assertThat(me.text("role")).isEqualTo("owner");
                assertThat(holder.get("/v1/auth/me").text("id")).isEqualTo(me.text("id"));
                assertThat(owner.post("/v1/devices", Map.of("name", "Gate")).status())
                        .isEqualTo(200);
                var change = owner.post(
                        "/v1/auth/change-password",
                        Map.of("current_password", PASSWORD, "new_password", "another password"));
                assertThat(change.status()).isEqualTo(409);
                assertThat(change.text("code")).isEqualTo("managed_by_supabase");
            }

            assertThat(visitor.post("/v1/auth/forgot-password", Map.of("email", EMAIL))
                            .status())
                    .isEqualTo(202);
            // The answer comes before anybody looks for the account, so that its time does not tell.
            Client.await(
                    "a mail of recovery", () -> project.recoveryMailedTo(EMAIL).isPresent());
        }
    }

    private static Map<String, String> credentials(String password) {
        return Map.of("email", EMAIL, "password", password);
    }
}
