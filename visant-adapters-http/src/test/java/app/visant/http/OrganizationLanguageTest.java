package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The language of an organization is that of its devices that have none of their own. */
final class OrganizationLanguageTest {
    private static final String PATH = "/v1/organizations/current";

    private final WholeServer whole = new WholeServer();
    private final String owner = owner();

    @AfterEach
    void close() {
        whole.close();
    }

    @Test
    void aChangeReachesEachDeviceThatHasNoneOfItsOwn() {
        var device = "/v1/devices/"
                + send("POST", "/v1/devices", "{\"name\":\"Gate\"}").path("id").asText() + "/sight";
        assertThat(send("PATCH", PATH, "{\"name\":\"Hof\"}").path("language").asText())
                .isEqualTo("en");

        assertThat(send("PATCH", PATH, "{\"language\":\"de\"}").path("language").asText())
                .isEqualTo("de");
        assertThat(send("PATCH", PATH, "{\"name\":\"Garten\"}").path("language").asText())
                .isEqualTo("de");
        assertThat(send("GET", device, "").path("language").asText()).isEqualTo("de");
        assertThat(send("PUT", device, "{\"language\":\"en\"}").path("language").asText())
                .isEqualTo("en");
    }

    @Test
    void anotherLanguageIsRefused() {
        var refused = send("PATCH", PATH, "{\"language\":\"tlh\"}");

        assertThat(refused.path("status").asInt()).isEqualTo(422);
        assertThat(refused.at("/errors/0/pointer").asText()).isEqualTo("/language");
    }

    private JsonNode send(String method, String path, String body) {
        var request = whole.server.call(method, path).bearer(owner);
        return (body.isEmpty() ? request : request.json(body)).send().json();
    }

    private String owner() {
        var ada = whole.world.newOwner();
        var session = new SessionId(whole.world.ids().next());
        return whole.server.credentials.add(
                "token of Ada", new Principal.User(ada.id(), ada.currentOrg(), Role.OWNER, session, false));
    }
}
