package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.identity.Email;
import app.visant.domain.identity.Totp;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Accounts over the wire, from the address to the last session. */
final class AccountFlowTest {
    private static final String ADA = "ada@example.org";
    private static final String PASSWORD = "correct horse";

    private final WholeServer whole = new WholeServer();
    private final InMemoryWorld world = whole.world;

    @AfterEach
    void stop() {
        whole.close();
    }

    @Test
    void unknownAddressAndWrongPasswordAreAnsweredByteForByteAlike() throws Exception {
        signUp(ADA);

        var wrong = post("/v1/auth/login", "{'email':'%s','password':'wrong horse'}".formatted(ADA));
        var unknown = post("/v1/auth/login", "{'email':'eve@example.org','password':'wrong horse'}");

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(told(unknown)).isEqualTo(told(wrong));
    }

    @Test
    void aForgottenAddressIsAnsweredAlikeWhetherItHasAnAccountOrNot() throws Exception {
        signUp(ADA);

        var known = post("/v1/auth/forgot-password", "{'email':'%s'}".formatted(ADA));
        var unknown = post("/v1/auth/forgot-password", "{'email':'eve@example.org'}");

        assertThat(known.status()).isEqualTo(202);
        assertThat(unknown.status()).isEqualTo(202);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    @Test
    void linksLeadToThePublicAddressWhateverTheRequestSaysOfHosts() throws Exception {
        signUp(ADA);
        whole.server
                .call("POST", "/v1/auth/forgot-password")
                .header("X-Forwarded-Host", "evil.example")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("Forwarded", "host=evil.example")
                .header("Host", "evil.example")
                .json("{\"email\":\"%s\"}".formatted(ADA))
                .send();

        whole.deliver();
        var letter = world.mailer().lastTo(ADA).orElseThrow();
        assertThat(letter.text() + letter.html())
                .contains(InMemoryWorld.PUBLIC_URL + "/ui/reset-password#token=")
                .doesNotContain("evil.example");
    }

    @Test
    void fieldsThatAreNotAskedForAreRefusedAndGrantNothing() throws Exception {
        for (var more : new String[] {"'operator':true", "'role':'owner'", "'org_id':'x'", "'email_verified_at':'x'"}) {
            assertThat(post(
                                    "/v1/auth/signup",
                                    "{'email':'eve@example.org','password':'correct horse',%s}".formatted(more))
                            .status())
                    .as(more)
                    .isEqualTo(422);
        }
    }

    @Test
    void namesWithNewLinesNeverReachAMail() throws Exception {
        for (var name : new String[] {"Eve\\r\\nBcc: all@example.org", "Eve\\u0000", "Eve\\nSubject: hello"}) {
            assertThat(post(
                                    "/v1/auth/signup",
                                    "{'email':'eve@example.org','password':'correct horse','name':'%s'}"
                                            .formatted(name))
                            .status())
                    .as(name)
                    .isEqualTo(422);
        }
        assertThat(post("/v1/auth/forgot-password", "{'email':'eve@example.org\\r\\nBcc: all@example.org'}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void theCodeOfTheAuthenticatorIsAskedForByNameAndTakenOnce() throws Exception {
        signUp(ADA);
        var user = world.system(Purpose.LOG_IN)
                .find(tx -> world.users().findByEmail(tx, new Email(ADA)))
                .orElseThrow()
                .user();
        var totp = Totp.of(new byte[Totp.KEY_BYTES]);
        world.system(Purpose.LOG_IN).run(tx -> {
            world.secondFactors().propose(tx, user.id(), world.secretBox().seal("totp:" + user.id(), totp.key()));
            world.secondFactors()
                    .confirm(tx, user.id(), 0, Set.of(), world.clock().instant());
        });
        var code = totp.code(Totp.step(world.clock().instant()));
        var body = "{'email':'%s','password':'%s','totp':'%s'}";

        var asked = post("/v1/auth/login", "{'email':'%s','password':'%s'}".formatted(ADA, PASSWORD));
        assertThat(asked.status()).isEqualTo(401);
        assertThat(asked.text()).contains("\"totp_required\"");
        assertThat(post("/v1/auth/login", body.formatted(ADA, PASSWORD, code)).status())
                .isEqualTo(200);
        assertThat(post("/v1/auth/login", body.formatted(ADA, PASSWORD, code)).text())
                .contains("\"bad_totp\"");
    }

    @Test
    void aHasherWithoutTurnsLeftAnswersTooManyRequests() throws Exception {
        world.hasher().setBusy(true);

        var answer = post("/v1/auth/login", "{'email':'%s','password':'x'}".formatted(ADA));

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("Retry-After")).contains("1");
    }

    private void signUp(String email) throws Exception {
        assertThat(post("/v1/auth/signup", "{'email':'%s','password':'%s'}".formatted(email, PASSWORD))
                        .status())
                .isEqualTo(200);
    }

    private Call.Reply post(String path, String body) throws Exception {
        return whole.server.call("POST", path).json(body.replace('\'', '"')).send();
    }

    /** All but the id of the request. */
    private static String told(Call.Reply reply) {
        return reply.text().replaceFirst("\"request_id\":\"[^\"]*\"", "");
    }
}
