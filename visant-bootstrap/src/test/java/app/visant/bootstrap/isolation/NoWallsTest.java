package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.http.Endpoint;
import app.visant.persistence.FilterSwitch;
import app.visant.persistence.RowSecuritySwitch;
import app.visant.persistence.TestPostgres;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What {@link IsolationWithoutFilterTest} proves, it proves by row-level security and nothing else: with that taken out as
 * well, the same questions are answered to strangers, on every route that reads for one organization.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class NoWallsTest {
    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        var url = TestPostgres.newDatabase();
        RowSecuritySwitch.takeOutOf(url);
        server = new RealServer(folder, url, new FilterSwitch()::takeOutOf);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void strangersSeeThingsOfAnotherOnceBothAreGone() {
        var tenant = new Tenant(server);

        var leaking = server.endpoints().stream()
                .filter(endpoint -> endpoint.method() == Endpoint.Method.GET && Matrix.namesOurs(endpoint))
                .filter(endpoint -> new Requests(tenant)
                                .to(endpoint, tenant.asker(Who.STRANGER))
                                .ask(server)
                                .status()
                        != Matrix.expected(endpoint, Who.STRANGER))
                .map(Endpoint::toString);

        assertThat(leaking)
                .contains(
                        "GET /v1/captures/{record_id}",
                        "GET /v1/captures/{record_id}/image",
                        "GET /v1/captures/{record_id}/thumbnail",
                        "GET /v1/devices/{device_id}",
                        "GET /v1/devices/{device_id}/commands",
                        "GET /v1/scheduled-triggers/device/{device_id}");
    }

    @Test
    void listsShowThingsOfAnotherOnceBothAreGone() {
        var tenant = new Tenant(server);
        var stranger = new Tenant(server).asker(Who.OWNER);

        var leaking = server.endpoints().stream()
                .filter(endpoint -> endpoint.method() == Endpoint.Method.GET && !Matrix.namesOurs(endpoint))
                .filter(endpoint ->
                        endpoint.path().startsWith("/v1/") && !endpoint.path().startsWith("/v1/admin/"))
                .filter(endpoint -> endpoint.reply() instanceof Endpoint.Reply.JsonList)
                .filter(endpoint -> {
                    var answer = new Requests(tenant).to(endpoint, stranger).ask(server);
                    return tenant.marks().stream().anyMatch(answer::mentions);
                })
                .map(Endpoint::toString);

        assertThat(leaking)
                .contains("GET /v1/captures", "GET /v1/api-keys", "GET /v1/organizations/current/invitations");
    }
}
