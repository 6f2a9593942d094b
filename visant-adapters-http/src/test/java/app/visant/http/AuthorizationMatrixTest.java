package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.http.Endpoint.Access;
import app.visant.http.MatrixRows.Who;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * Every route that there is, asked by everybody that there is, for things of one organization. What each is to be
 * answered follows from the permission that the route names; {@code golden/authorization-matrix.txt} shows it to people,
 * so that a permission does not change unseen.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AuthorizationMatrixTest {
    /** The routes that anybody may call without a credential. A new one is a decision, made here. */
    private static final Set<String> OPEN = Set.of(
            "GET /",
            "GET /docs",
            "GET /docs/docs.css",
            "GET /docs/docs.js",
            "GET /healthz",
            "GET /metrics",
            "GET /openapi.json",
            "GET /readyz",
            "GET /redoc",
            "GET /v1/version",
            "POST /v1/auth/forgot-password",
            "POST /v1/auth/login",
            "POST /v1/auth/reset-password",
            "POST /v1/auth/signup",
            "POST /v1/auth/token/refresh",
            "POST /v1/auth/verify-email",
            "POST /v1/invitations/accept");

    /** The routes that answer a key for some devices with what there is of those. Another one is a decision too. */
    private static final Set<String> KEEPING_TO_DEVICES =
            Set.of("GET /v1/capture-events/stream", "GET /v1/capture-events/ws", "GET /v1/captures", "GET /v1/devices");

    private final WholeServer whole = new WholeServer();

    @AfterAll
    void stop() {
        whole.close();
    }

    @Test
    void onlyTheRoutesOfTheListNameNoPermission() {
        var open = endpoints().stream()
                .filter(endpoint -> endpoint.access() instanceof Access.Open)
                .map(Endpoint::toString)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(open).containsExactlyElementsOf(new TreeSet<>(OPEN));
    }

    @Test
    void everyRouteThatChangesSomethingSaysWhatTheAuditLogHearsOfIt() {
        assertThat(endpoints())
                .filteredOn(endpoint -> endpoint.method() != Endpoint.Method.GET)
                .filteredOn(endpoint -> endpoint.recording().isEmpty())
                .isEmpty();
    }

    @TestFactory
    List<DynamicTest> everybodyIsAnsweredAsThePermissionSays() {
        var tests = new ArrayList<DynamicTest>();
        for (var endpoint : endpoints()) {
            for (var who : Who.values()) {
                tests.add(DynamicTest.dynamicTest(
                        endpoint + " by " + who.words(),
                        () -> assertThat(new MatrixRows(whole).ask(endpoint, who))
                                .isEqualTo(expected(endpoint, who))));
            }
        }
        return tests;
    }

    @Test
    void theMatrixReadsAsItDid() {
        var lines = new ArrayList<String>();
        lines.add(line("", "permission", Arrays.stream(Who.values()).map(Who::words)));
        for (var endpoint : endpoints()) {
            var permission = endpoint.access() instanceof Access.Guarded guarded
                    ? guarded.permission().wireName()
                    : "(open)";
            lines.add(line(
                    endpoint.toString(),
                    permission,
                    Arrays.stream(Who.values()).map(who -> Integer.toString(expected(endpoint, who)))));
        }

        Golden.assertMatchesText("authorization-matrix.txt", String.join("\n", lines) + "\n");
    }

    private static int expected(Endpoint endpoint, Who who) {
        if (!(endpoint.access() instanceof Access.Guarded guarded)) {
            return endpoint.reply().status();
        }
        if (who == Who.ANONYMOUS) {
            return 401;
        }
        if (!who.may(guarded.permission())) {
            return 403;
        }
        if (who == Who.NARROW && MatrixRows.namesThingsOfADevice(endpoint)) {
            return 404;
        }
        if (who == Who.NARROW && !KEEPING_TO_DEVICES.contains(endpoint.toString())) {
            return 403;
        }
        return who.outsider() && MatrixRows.namesOurs(endpoint)
                ? 404
                : endpoint.reply().status();
    }

    private static String line(String route, String permission, Stream<String> cells) {
        return "%-61s %-22s %s"
                .formatted(route, permission, cells.map("%-10s"::formatted).collect(Collectors.joining()))
                .stripTrailing();
    }

    private List<Endpoint> endpoints() {
        return whole.server.catalogue.endpoints();
    }
}
