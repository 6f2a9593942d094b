package app.visant.bootstrap.isolation;

import app.visant.http.Endpoint;
import app.visant.http.Endpoint.Access;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What everybody is to be answered, which follows from the permission that a route names. */
final class Matrix {
    /** The one open route that asks whoever shows a credential for a good one. */
    private static final String ASKS_VISITORS = "POST /v1/invitations/accept";

    /** The routes that answer a key for some devices with what there is of those. Another one is a decision. */
    private static final Set<String> KEEPING_TO_DEVICES = Set.of(
            "GET /v1/accuracy",
            "GET /v1/analytics/captures",
            "GET /v1/analytics/heatmap",
            "GET /v1/analytics/uptime",
            "GET /v1/capture-events/stream",
            "GET /v1/capture-events/ws",
            "GET /v1/captures",
            "POST /v1/captures/bulk",
            "GET /v1/captures/export.json",
            "GET /v1/captures/export.zip",
            "GET /v1/devices");

    /** What people of a suspended organization are still let in to. Another one is a decision. */
    private static final Set<String> EVEN_SUSPENDED =
            Set.of("GET /v1/auth/me", "POST /v1/auth/logout", "POST /v1/auth/switch-organization");

    private Matrix() {}

    static int expected(Endpoint endpoint, Who who) {
        if (!(endpoint.access() instanceof Access.Guarded guarded)) {
            return who.lapsed() && endpoint.toString().equals(ASKS_VISITORS)
                    ? 401
                    : endpoint.reply().status();
        }
        if (who == Who.ANONYMOUS || who.lapsed()) {
            return 401;
        }
        if (!who.may(guarded.permission()) || who.shut() && !EVEN_SUSPENDED.contains(endpoint.toString())) {
            return 403;
        }
        if (who == Who.NARROW && !KEEPING_TO_DEVICES.contains(endpoint.toString())) {
            return namesThingsOfADevice(endpoint) ? 404 : 403;
        }
        return who.outsider() && namesOurs(endpoint) ? 404 : endpoint.reply().status();
    }

    /** Whether a route is about a thing that belongs to an organization, so that others have no such thing. */
    static boolean namesOurs(Endpoint endpoint) {
        return !endpoint.path().contains("{code}")
                && !endpoint.path().startsWith("/v1/admin/")
                && (endpoint.path().contains("{") || Requests.NAMED_IN_BODY.contains(endpoint.toString()));
    }

    /** Whether a route is about a thing of a device, so that a key for other devices knows no such thing. */
    private static boolean namesThingsOfADevice(Endpoint endpoint) {
        return Stream.of("{device_id}", "{record_id}", "{schedule_id}")
                        .anyMatch(id -> endpoint.path().contains(id))
                || endpoint.toString().equals("POST /v1/scheduled-triggers");
    }

    /** For people to read. */
    static String table(List<Endpoint> endpoints) {
        var lines = new ArrayList<String>();
        lines.add(line("", "permission", Arrays.stream(Who.values()).map(Who::words)));
        for (var endpoint : endpoints) {
            var permission = endpoint.access() instanceof Access.Guarded guarded
                    ? guarded.permission().wireName()
                    : "(open)";
            lines.add(line(
                    endpoint.toString(),
                    permission,
                    Arrays.stream(Who.values()).map(who -> Integer.toString(expected(endpoint, who)))));
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(String route, String permission, Stream<String> cells) {
        return "%-61s %-22s %s"
                .formatted(route, permission, cells.map("%-12s"::formatted).collect(Collectors.joining()))
                .stripTrailing();
    }
}
