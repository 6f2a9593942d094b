package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What an operator shuts on one node is shut on another. No loop runs here: requests and signals alone do it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TwoNodesTest {
    private RealServer node;
    private RealServer other;

    @BeforeAll
    void start(@TempDir Path folder) {
        node = new RealServer(folder);
        other = new RealServer(folder, node);
    }

    @AfterAll
    void stop() {
        other.close();
        node.close();
    }

    @Test
    void aSuspendedOrganizationIsRefusedOnEveryNodeAndItsStreamsEnd() {
        var tenant = new Tenant(node);
        var owner = tenant.asker(Who.OWNER);
        var device = tenant.asker(Who.DEVICE);
        var key = tenant.asker(Who.KEY);
        try (var live = Question.get("/v1/capture-events/stream")
                        .forEvents()
                        .by(owner)
                        .open(other);
                var programs = Question.get("/v1/capture-events/stream")
                        .forEvents()
                        .by(key)
                        .open(other);
                var orders = Question.get("/v1/device-commands/stream")
                        .forEvents()
                        .by(device)
                        .open(other)) {
            orders.until("event: config");

            change(tenant, "/v1/admin/organizations/" + tenant.org, "{\"suspended\":true,\"reason\":\"unpaid\"}");

            live.until("never");
            programs.until("never");
            assertThat(orders.until("never")).doesNotContain("deactivated");
        }
        assertThat(Question.get("/v1/devices").by(owner).ask(other).body()).contains("organization_suspended");
        assertThat(Question.get("/v1/devices").by(key).ask(other).body()).contains("organization_suspended");
        assertThat(Question.get("/v1/device-commands/stream")
                        .forEvents()
                        .by(device)
                        .ask(other)
                        .body())
                .contains("organization_suspended");

        change(tenant, "/v1/admin/organizations/" + tenant.org, "{\"suspended\":false}");

        assertThat(Question.get("/v1/devices").by(owner).ask(other).status()).isEqualTo(200);
        assertThat(Question.get("/v1/devices").by(key).ask(other).status()).isEqualTo(200);
        assertThat(Question.get("/v1/device-commands/stream")
                        .forEvents()
                        .by(device)
                        .ask(other)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aSuspendedPersonsSessionsAndKeysEndOnEveryNode() {
        var tenant = new Tenant(node);
        var owner = tenant.asker(Who.OWNER);
        var person = owner.person().orElseThrow();
        var key = tenant.home.keyOf(person);
        try (var live = Question.get("/v1/capture-events/stream")
                        .forEvents()
                        .by(owner)
                        .open(other);
                var programs = Question.get("/v1/capture-events/stream")
                        .forEvents()
                        .by(key)
                        .open(other)) {
            change(tenant, "/v1/admin/users/" + person.id(), "{\"suspended\":true,\"reason\":\"abuse\"}");

            live.until("never");
            programs.until("never");
        }
        assertThat(Question.get("/v1/auth/me").by(owner).ask(other).status()).isEqualTo(401);
        assertThat(Question.get("/v1/devices").by(key).ask(other).status()).isEqualTo(401);

        change(tenant, "/v1/admin/users/" + person.id(), "{\"suspended\":false}");

        assertThat(Question.get("/v1/auth/me").by(owner).ask(other).status())
                .as("a session that was ended stays ended")
                .isEqualTo(401);
        assertThat(Question.get("/v1/devices").by(key).ask(other).status()).isEqualTo(401);
    }

    private void change(Tenant tenant, String path, String body) {
        var answer = new Question("PATCH", path)
                .json(body)
                .by(tenant.asker(Who.OPERATOR))
                .ask(node);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
