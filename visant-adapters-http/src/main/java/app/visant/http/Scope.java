package app.visant.http;

import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Principal;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a request while it is under way, for its log line. */
final class Scope {
    private static final String ATTRIBUTE = "visant.scope";

    private final String requestId;
    private final String address;
    private @Nullable Principal principal;
    private String template = "-";

    private Scope(String requestId, String address) {
        this.requestId = requestId;
        this.address = address;
    }

    static Scope begin(Context ctx, String requestId, String address) {
        var scope = new Scope(requestId, address);
        ctx.attribute(ATTRIBUTE, scope);
        return scope;
    }

    /** The scope of the request; a bare one if it never got as far as to have its own. */
    static Scope of(Context ctx) {
        Scope scope = ctx.attribute(ATTRIBUTE);
        return scope == null ? new Scope("-", ctx.ip()) : scope;
    }

    String requestId() {
        return requestId;
    }

    String address() {
        return address;
    }

    /** The template of the route, so that neither ids nor secrets of a path are logged. */
    String template() {
        return template;
    }

    void reached(Endpoint endpoint) {
        template = endpoint.path();
    }

    void admitted(Principal who) {
        principal = who;
    }

    Optional<OrgId> org() {
        return Optional.ofNullable(principal).flatMap(who -> switch (who) {
            case Principal.Insider insider -> Optional.of(insider.org());
            case Principal.Device device -> Optional.of(device.org());
            case Principal.Operator operator -> Optional.empty();
        });
    }
}
