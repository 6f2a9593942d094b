package app.visant.http;

import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Principal;
import app.visant.http.edge.Origins;
import app.visant.http.edge.TrustedProxies;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/** Decides who is let in: credential, then how often, then permission. Nothing of the body is read before. */
final class Gate {
    private static final String DEVICE_PREFIX = "visd_";
    private static final String KEY_PREFIX = "vis_";
    private static final String SCHEME = "bearer ";
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private static final Set<String> PROXY_HEADERS = Set.of("X-Forwarded-For", "Forwarded", "Via", "X-Real-IP");

    private final Authenticator authenticator;
    private final Turnstile turnstile;
    private final Origins origins;
    private final String cookie;

    Gate(Authenticator authenticator, Turnstile turnstile, Origins origins, String cookie) {
        this.authenticator = authenticator;
        this.turnstile = turnstile;
        this.origins = origins;
        this.cookie = cookie;
    }

    /** Who calls; a {@link Problem} if the endpoint is not for them. */
    Caller admit(Context ctx, Endpoint endpoint, boolean upgrade) {
        var scope = Scope.of(ctx);
        var origin = origin(scope);
        var principal = switch (endpoint.access()) {
            case Endpoint.Access.Open() -> Optional.<Principal>empty();
            case Endpoint.Access.Guarded(var permission) -> {
                var who = authenticate(ctx, upgrade).from(origin);
                scope.admitted(who);
                turnstile.pass(who);
                if (who.suspended() && !endpoint.evenSuspended()) {
                    throw Problem.forbidden(
                            "organization_suspended",
                            "This organization is suspended by the operator of the installation.");
                }
                if (!who.may(permission)) {
                    throw Problem.forbidden("forbidden", "This credential does not allow that.");
                }
                refuseBeyondReach(ctx, endpoint, who);
                yield Optional.of(who);
            }
        };
        return new Caller(
                principal, () -> visitor(ctx, scope, upgrade), () -> secret(ctx, upgrade), origin, local(ctx));
    }

    /** A device that a key is not made for is to it as one that does not exist, on every route that names one. */
    private static void refuseBeyondReach(Context ctx, Endpoint endpoint, Principal who) {
        if (endpoint.namesDevice()
                && who instanceof Principal.Key key
                && !key.reach().isWhole()
                && !key.reach().covers(device(ctx))) {
            throw Problem.notFound();
        }
    }

    private static DeviceId device(Context ctx) {
        try {
            return new DeviceId(ctx.pathParam(Endpoint.DEVICE));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("/path/" + Endpoint.DEVICE, Form.reason(e));
        }
    }

    /** A credential that is shown must be valid, even where none is needed. */
    private Optional<Principal> visitor(Context ctx, Scope scope, boolean upgrade) {
        if (ctx.header("Authorization") == null && secret(ctx, upgrade).isEmpty()) {
            return Optional.empty();
        }
        var who = authenticate(ctx, upgrade);
        scope.admitted(who);
        return Optional.of(who);
    }

    private Principal authenticate(Context ctx, boolean upgrade) {
        var authorization = ctx.header("Authorization");
        if (authorization != null) {
            return matching(ctx, byHeader(authorization, origin(Scope.of(ctx))).orElseThrow(Gate::refused));
        }
        return secret(ctx, upgrade)
                .map(secret -> authenticator.byCookie(secret).orElseThrow(Gate::refused))
                .orElseThrow(() -> Problem.unauthorized("unauthorized", "This address needs a credential."));
    }

    private Optional<Principal> byHeader(String authorization, Origin origin) {
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        var token = authorization.substring(SCHEME.length()).strip();
        if (token.startsWith(DEVICE_PREFIX)) {
            return authenticator.byDeviceToken(token);
        }
        return token.startsWith(KEY_PREFIX)
                ? authenticator.byApiKey(token)
                : authenticator.byAccessToken(token, origin);
    }

    private static Origin origin(Scope scope) {
        return new Origin(scope.address(), scope.requestId());
    }

    private static Principal matching(Context ctx, Principal principal) {
        var claimed = ctx.header("X-Device-ID");
        if (claimed != null
                && principal instanceof Principal.Device device
                && !device.device().value().equals(claimed)) {
            throw Problem.forbidden("device_mismatch", "The token belongs to another device.");
        }
        return principal;
    }

    /** The cookie's secret, unless another site made the browser send it along. */
    private Optional<String> secret(Context ctx, boolean upgrade) {
        var secret = Optional.ofNullable(ctx.cookie(cookie)).filter(s -> !s.isEmpty());
        var harmless = SAFE.contains(ctx.req().getMethod()) && !upgrade;
        if (secret.isPresent()
                && !harmless
                && !origins.mayUseCookie(ctx.header("Origin"), ctx.header("Sec-Fetch-Site"), ctx.header("Host"))) {
            throw Problem.forbidden("foreign_origin", "Pages of another origin may not use this session.");
        }
        return secret;
    }

    private static boolean local(Context ctx) {
        return TrustedProxies.loopback(ctx.req().getRemoteAddr())
                && PROXY_HEADERS.stream().allMatch(header -> ctx.header(header) == null);
    }

    private static Problem refused() {
        return Problem.unauthorized("invalid_credential", "The credential is not valid, or not any more.")
                .with("WWW-Authenticate", "Bearer error=\"invalid_token\"");
    }
}
