package app.visant.http.audit;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.InMemoryWorld;
import app.visant.application.audit.AuditTrail;
import app.visant.application.shared.port.AuditAction;
import app.visant.application.shared.port.AuditEntry;
import app.visant.application.shared.port.Purpose;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Role;
import app.visant.domain.shared.SessionId;
import app.visant.http.TestServer;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AuditEndpointsTest {
    private static final Origin SOMEWHERE = new Origin("203.0.113.7", "request-1");

    private final InMemoryWorld world = new InMemoryWorld();
    private final TestServer server =
            TestServer.of(new AuditEndpoints(new AuditTrail(world.transactions(), world.auditLog())));
    private final OrgId org = world.newOrg();
    private final String admin = server.member(org, Role.ADMIN);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void anEntryTellsWhoDidWhatOnWhatAndFromWhere() {
        var ada = world.newOwner();
        var person =
                new Principal.User(ada.id(), org, Role.OWNER, new SessionId(new UUID(0, 1)), false).from(SOMEWHERE);
        world.in(org)
                .run(tx -> tx.record(AuditEntry.by(person, AuditAction.MEMBER_ROLE_CHANGED)
                        .on(ada.id())
                        .with(Role.EDITOR)));

        var answer = server.get("/v1/audit").bearer(admin).send();

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json()).hasSize(1);
        var entry = answer.json().path(0);
        assertThat(entry.path("action").asText()).isEqualTo("member.role_changed");
        assertThat(entry.path("actor").path("kind").asText()).isEqualTo("user");
        assertThat(entry.path("actor").path("id").asText()).isEqualTo(ada.id().toString());
        assertThat(entry.path("actor").path("email").asText())
                .isEqualTo(ada.email().value());
        assertThat(entry.path("subject").path("kind").asText()).isEqualTo("user");
        assertThat(entry.path("detail").asText()).isEqualTo("editor");
        assertThat(entry.path("address").asText()).isEqualTo("203.0.113.7");
        assertThat(entry.path("request_id").asText()).isEqualTo("request-1");
        assertThat(entry.path("at").asText()).isEqualTo(InMemoryWorld.NOON.toString());
    }

    @Test
    void theListGoesOnWhereTheLinkLeads() {
        record(3);

        var first = server.get("/v1/audit?action=device.changed&limit=2")
                .bearer(admin)
                .send();
        var link = first.header("Link");
        var rest =
                server.get(link.substring(1, link.indexOf('>'))).bearer(admin).send();

        assertThat(first.json()).hasSize(2);
        assertThat(link).contains("action=device.changed");
        assertThat(rest.json()).hasSize(1);
        assertThat(rest.json().path(0).path("detail").asText()).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "actor=operator, 0",
        "actor=user, 2",
        "action=device.made, 0",
        "from=2100-01-01T00:00:00Z, 0",
        "to=2100-01-01T00:00:00Z, 2"
    })
    void theListIsNarrowedByWhatIsAskedFor(String query, int entries) {
        record(2);

        assertThat(server.get("/v1/audit?" + query).bearer(admin).send().json()).hasSize(entries);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "action=no.such",
                "from=yesterday",
                "to=%2B99999-01-01T00:00:00Z",
                "from=0001-01-01T00:00:00Z",
                "limit=0",
                "cursor=x"
            })
    void whatCannotBeMeantIsRefused(String query) {
        assertThat(server.get("/v1/audit?" + query).bearer(admin).send().status())
                .isEqualTo(422);
    }

    @Test
    void itIsATableForThoseWhoWantOne() {
        record(60);

        var answer = server.get("/v1/audit")
                .bearer(admin)
                .header("Accept", "text/csv")
                .send();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8; header=present");
        assertThat(answer.header("Content-Disposition")).contains("attachment");
        var lines = answer.text().split("\r\n", -1);
        assertThat(lines).hasSize(62);
        assertThat(lines[0]).startsWith("at,action,actor_kind,actor_id");
        assertThat(lines[1])
                .startsWith(InMemoryWorld.NOON + ",device.changed,user,")
                .contains(",59,local,'-,");
        assertThat(lines[61]).as("the last line ends as the others do").isEmpty();
    }

    @Test
    void onlyThoseWhoLookAfterTheOrganizationReadIt() {
        record(1);

        for (var role : Role.values()) {
            var allowed = role == Role.OWNER || role == Role.ADMIN;
            assertThat(server.get("/v1/audit")
                            .bearer(server.member(org, role))
                            .send()
                            .status())
                    .isEqualTo(allowed ? 200 : 403);
        }
        var stranger = server.member(world.newOrg(), Role.OWNER);
        assertThat(server.get("/v1/audit").bearer(stranger).send().json()).isEmpty();
    }

    @Test
    void whatConcernsThePlatformAloneIsInNoOrganizationsLog() {
        world.system(Purpose.LOG_IN).run(tx -> tx.record(AuditEntry.byServer(AuditAction.OPERATOR_GRANTED)));

        assertThat(server.get("/v1/audit").bearer(admin).send().json()).isEmpty();
    }

    private void record(int entries) {
        var person = world.ownerOf(org);
        for (var i = 0; i < entries; i++) {
            var entry = AuditEntry.by(person, AuditAction.DEVICE_CHANGED).with(i);
            world.in(org).run(tx -> tx.record(entry));
        }
    }
}
