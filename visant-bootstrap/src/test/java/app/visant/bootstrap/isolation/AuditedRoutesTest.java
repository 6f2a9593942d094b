package app.visant.bootstrap.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.application.shared.port.AuditAction;
import app.visant.domain.shared.Permission;
import app.visant.http.Endpoint;
import app.visant.http.Endpoint.Access;
import app.visant.http.Endpoint.Recording;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every route that changes something is used once, and leaves exactly the entry in the audit log that it declares first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuditedRoutesTest {
    private RealServer server;

    @BeforeAll
    void start(@TempDir Path folder) {
        server = new RealServer(folder);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void everyRouteThatChangesSomethingSaysWhatTheLogHearsOfIt() {
        assertThat(server.endpoints())
                .filteredOn(endpoint -> endpoint.method() != Endpoint.Method.GET)
                .filteredOn(endpoint -> endpoint.recording().isEmpty())
                .isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> theEntryOfARouteIsFoundUnderTheIdOfTheRequest() {
        return server.endpoints().stream()
                .filter(endpoint -> endpoint.recording().isPresent())
                .map(endpoint -> DynamicTest.dynamicTest(endpoint.toString(), () -> use(endpoint)));
    }

    @Test
    void aRefusedRequestLeavesNoEntry() {
        var standing = new Tenant(server);
        // Whoever is refused since the organization is suspended is of one that nobody else here is of.
        var shut = new Tenant(server);
        for (var endpoint : server.endpoints()) {
            for (var who :
                    List.of(Who.ANONYMOUS, Who.STRANGER, Who.REVOKED, Who.DEVICE, Who.SUSPENDED, Who.SHUT_OWNER)) {
                var tenant = who.shut() ? shut : standing;
                if (endpoint.method() != Endpoint.Method.GET && Matrix.expected(endpoint, who) >= 400) {
                    new Requests(tenant)
                            .to(endpoint, tenant.asker(who))
                            .named("refused")
                            .ask(server);
                }
            }
        }

        assertThat(entries("refused")).isEmpty();
    }

    private void use(Endpoint endpoint) {
        var tenant = new Tenant(server);
        var request = "request-" + tenant.home.newId();
        var who = whoMay(endpoint);
        var asker = tenant.asker(who);

        var answer = new Requests(tenant)
                .to(endpoint, asker)
                .from("203.0.113.7")
                .named(request)
                .ask(server);

        assertThat(answer.status()).as(answer.body()).isEqualTo(endpoint.reply().status());
        switch (endpoint.recording().orElseThrow()) {
            case Recording.None none -> assertThat(entries(request)).isEmpty();
            case Recording.Entry(var actions) -> {
                await(request);
                assertThat(entries(request))
                        .containsExactlyElementsOf(Stream.concat(Stream.of(actions.getFirst()), followers(endpoint))
                                .map(each -> String.join(
                                        " ",
                                        each.wireName(),
                                        actor(who, endpoint),
                                        "203.0.113.7",
                                        org(tenant, endpoint)))
                                .toList());
            }
        }
    }

    /** What ends with it, each thing with an entry of its own. */
    private static Stream<AuditAction> followers(Endpoint endpoint) {
        return endpoint.toString().equals("PATCH /v1/admin/users/{user_id}")
                ? Stream.of(AuditAction.KEY_REVOKED)
                : Stream.of();
    }

    private static Who whoMay(Endpoint endpoint) {
        return endpoint.access() instanceof Access.Guarded(Permission permission)
                ? Stream.of(Who.OWNER, Who.DEVICE, Who.OPERATOR)
                        .filter(who -> who.may(permission))
                        .findFirst()
                        .orElseThrow()
                : Who.ANONYMOUS;
    }

    /** Whoever proves by a password or a link to be somebody is that; asking for a link proves nothing. */
    private static String actor(Who who, Endpoint endpoint) {
        return switch (who) {
            case OPERATOR -> "operator";
            case ANONYMOUS -> endpoint.path().endsWith("/forgot-password") ? "anonymous" : "user";
            default -> "user";
        };
    }

    private static String org(Tenant tenant, Endpoint endpoint) {
        return switch (endpoint.toString()) {
            case "POST /v1/admin/codes", "PATCH /v1/admin/codes/{code}", "POST /v1/admin/devices" -> "none";
            case "POST /v1/auth/signup" -> "another";
            default -> tenant.org.toString();
        };
    }

    /** Some entries follow the answer. */
    private void await(String request) {
        var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (entries(request).isEmpty() && System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private List<String> entries(String request) {
        return server.ports.superuser("""
                select action || ' ' || actor_kind || ' ' || address || ' ' || case
                  when action = 'account.opened' then 'another' else coalesce(org_id::text, 'none') end
                from audit_entries where request_id = '%s' order by id
                """.formatted(request));
    }
}
