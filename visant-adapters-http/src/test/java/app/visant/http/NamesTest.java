package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.http.auth.CredentialAuthenticator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people call themselves and their organization, it is a name in a mail and never a header, a line or markup. */
final class NamesTest {
    private static final String HOSTILE =
            "<a href=//evil.example>Win</a> =?utf-8?q?=0D=0ABcc:_eve=40example.org?= \u2028Bcc: eve@example.org";

    private final WholeServer whole = new WholeServer();
    private final InMemoryWorld world = whole.world;

    @BeforeEach
    void letPeopleIn() {
        whole.server.credentials.ask(whole.assembly.get(CredentialAuthenticator.class));
    }

    @AfterEach
    void stop() {
        whole.close();
    }

    @Test
    void aHostileNameStaysOneLineOfTextInAMail() {
        var token = signUp(HOSTILE, HOSTILE);

        assertThat(whole.server
                        .post("/v1/organizations/current/invitations")
                        .bearer(token)
                        .json("{\"email\":\"bob@example.org\",\"role\":\"viewer\"}")
                        .send()
                        .status())
                .isEqualTo(200);
        whole.deliver();

        var letter = world.mailer().lastTo("bob@example.org").orElseThrow();
        assertThat(letter.subject()).doesNotContain("\n", "\r", "\u2028");
        assertThat(letter.text()).doesNotContain("\u2028").doesNotContainPattern("(?m)^Bcc:");
        assertThat(letter.html()).doesNotContain("<a href=//evil.example>").contains("&lt;a href=//evil.example&gt;");
        assertThat(world.mailer().lastTo("eve@example.org")).isEmpty();
    }

    @Test
    void aHostileNameOfTheRecipientIsNoHeader() {
        signUp(HOSTILE, "Harbour works");
        whole.deliver();

        var letter = world.mailer().lastTo("ada@example.org").orElseThrow();
        assertThat(letter.to().name()).doesNotContain("\n", "\r");
        assertThat(letter.to().address()).isEqualTo("ada@example.org");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Eve\\r\\nBcc: all@example.org", "Eve\\nSubject: hello", "Eve\\u0000", "Eve\\u0085x", " ", ""})
    void controlCharactersAreNoPartOfAnyName(String name) {
        var token = signUp("Ada", "Harbour works");
        var refused = new String[][] {
            {"PATCH", "/v1/auth/me", "{\"name\":\"%s\"}"},
            {"PATCH", "/v1/organizations/current", "{\"name\":\"%s\"}"},
            {"POST", "/v1/devices", "{\"name\":\"%s\"}"},
            {"POST", "/v1/api-keys", "{\"name\":\"%s\",\"scopes\":[\"captures:read\"]}"},
            {
                "POST",
                "/v1/auth/signup",
                "{\"email\":\"bob@example.org\",\"password\":\"correct horse\",\"organization_name\":\"%s\"}"
            }
        };
        for (var request : refused) {
            assertThat(whole.server
                            .call(request[0], request[1])
                            .bearer(token)
                            .json(request[2].formatted(name))
                            .send()
                            .status())
                    .as(request[1])
                    .isEqualTo(422);
        }
    }

    @Test
    void aNameIsAnsweredAsItIsAndInNoHeader() {
        var token = signUp(HOSTILE, HOSTILE);

        var me = whole.server.get("/v1/auth/me").bearer(token).send();

        assertThat(me.json().path("name").asText()).isEqualTo(HOSTILE);
        assertThat(me.headers().toString()).doesNotContain("evil.example");
    }

    private String signUp(String name, String organization) {
        var answer = whole.server
                .post("/v1/auth/signup")
                .json(
                        "{\"email\":\"ada@example.org\",\"password\":\"correct horse\",\"name\":\"%s\",\"organization_name\":\"%s\"}"
                                .formatted(name, organization))
                .send();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json().path("access_token").asText();
    }
}
