package app.visant.http;

import app.visant.domain.shared.Attempt;
import app.visant.domain.shared.OrgId;
import app.visant.domain.shared.Origin;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Position;
import app.visant.domain.shared.Principal;
import app.visant.domain.shared.Reach;
import app.visant.http.edge.EntityTag;
import app.visant.http.edge.MediaTypes;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One request, to a handler: who asks, and what for. */
public final class Exchange {
    private final Context ctx;
    private final Endpoint endpoint;
    private final Caller caller;
    private final Bodies bodies;
    private @Nullable Input body;

    Exchange(Context ctx, Endpoint endpoint, Caller caller, Bodies bodies) {
        this.ctx = ctx;
        this.endpoint = endpoint;
        this.caller = caller;
        this.bodies = bodies;
    }

    /** Who asks. Only on routes that require a permission. */
    public Principal principal() {
        return caller.principal()
                .orElseThrow(() -> new IllegalStateException(endpoint + " is open and has no principal"));
    }

    /** The person who asks; 403 for programs and devices. */
    public Principal.User user() {
        if (principal() instanceof Principal.User user) {
            return user;
        }
        throw refused();
    }

    /**
     * The person or program that asks, for what concerns the whole organization or the device in the path; 403 for
     * devices, and for keys that are limited to some devices on a path that names none.
     */
    public Principal.Insider insider() {
        var who = observer();
        if (!who.reach().isWhole() && !endpoint.namesDevice()) {
            throw refused();
        }
        return who;
    }

    /** The person or program that asks, be it limited to some devices: for handlers that heed {@link #reach()}. */
    public Principal.Insider observer() {
        if (principal() instanceof Principal.Insider insider) {
            return insider;
        }
        throw refused();
    }

    /** How much of the organization whoever asks gets to see. Lists, and things found by ids of their own, keep to it. */
    public Reach reach() {
        return observer().reach();
    }

    /** The device that asks; 403 for people. */
    public Principal.Device device() {
        if (principal() instanceof Principal.Device device) {
            return device;
        }
        throw refused();
    }

    /** The person who asks, on a route that is open to everybody else too; 401 if the credential shown is not valid. */
    public Optional<Principal.User> visitor() {
        return caller.visitor()
                .get()
                .flatMap(who -> who instanceof Principal.User user ? Optional.of(user) : Optional.empty());
    }

    /** The organization of whoever asks; 403 as {@link #insider()}. */
    public OrgId org() {
        return switch (principal()) {
            case Principal.Insider insider -> insider().org();
            case Principal.Device device -> device.org();
            case Principal.Operator operator -> throw refused();
        };
    }

    /** A parameter of the path, given to the constructor of a value; what that refuses is 422. */
    public <T> T path(String name, Function<? super String, ? extends T> make) {
        try {
            return make.apply(ctx.pathParam(name));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw Problem.invalid("/path/" + name, Form.reason(e));
        }
    }

    /** The query parameters that the route declares. */
    public Input query() {
        var values = JsonNodeFactory.instance.objectNode();
        ctx.queryParamMap().forEach((name, given) -> given.stream().findFirst().ifPresent(v -> values.put(name, v)));
        return Input.ofTexts(
                values,
                "/query",
                endpoint.query().stream().map(Endpoint.Parameter::name).toList());
    }

    /** Which page of the list is wanted, from {@code limit} and {@code cursor}. */
    public Page.Request page() {
        var query = query();
        var limit = query.optional(
                "limit", Form.INTEGER.as(n -> Page.Request.first(n).limit()));
        var after = query.optional("cursor", Cursors::decode);
        return new Page.Request(limit.get().orElse(Page.Request.DEFAULT_LIMIT), after.get());
    }

    /** The JSON object that was sent, read once. */
    public Input body() {
        if (body == null) {
            body = bodies.json(endpoint);
        }
        return body;
    }

    /** The form that was sent, read once. */
    public Upload upload() {
        return bodies.form(endpoint);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(ctx.header(name));
    }

    /** Whether the caller would rather have this media type than JSON. */
    public boolean prefers(String mediaType) {
        return MediaTypes.prefers(ctx.header("Accept"), mediaType, "application/json");
    }

    /** Whether a browser asks that wants its session in a cookie. */
    public boolean browser() {
        return "browser".equals(ctx.header("X-Visant-Client"));
    }

    /** The secret in the session cookie; 403 if another site made the browser send it. */
    public Optional<String> sessionSecret() {
        return caller.sessionSecret();
    }

    /** The address of the caller, as far as the proxies in between are trusted. For limits and records, never for access. */
    public String address() {
        return caller.origin().address();
    }

    /** Where the request came from; for limits and records, never for access. */
    public Origin origin() {
        return caller.origin();
    }

    /** Whether it was sent on this machine itself, and not on behalf of anybody elsewhere. */
    public boolean local() {
        return caller.local();
    }

    /** Names this request in logs and answers. */
    public String requestId() {
        return caller.origin().requestId();
    }

    /**
     * 304 if the caller has this already, else what is supplied; either with the tag.
     *
     * @param tag what identifies the bytes, without quotes
     */
    public Answer cached(String tag, String cacheControl, Supplier<Answer> otherwise) {
        var known = EntityTag.matches(ctx.header("If-None-Match"), tag);
        return (known ? Answer.nothing(304) : otherwise.get())
                .with("ETag", EntityTag.quoted(tag))
                .with("Cache-Control", cacheControl)
                .with("Vary", "Authorization, Cookie");
    }

    /** The address of this list from that position on, other parameters kept. */
    String pageAfter(Position position) {
        var parts = new ArrayList<String>();
        ctx.queryParamMap().forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> parts.add(encoded(name) + "=" + encoded(value)));
            }
        });
        parts.add("cursor=" + Cursors.encode(position));
        return ctx.path() + "?" + String.join("&", parts);
    }

    /** The same request, which is that attempt. */
    Exchange as(Attempt attempt) {
        return new Exchange(ctx, endpoint, caller.as(attempt), bodies);
    }

    Endpoint endpoint() {
        return endpoint;
    }

    /** Method, path and query: what is asked for, apart from the body. */
    String line() {
        var query = ctx.queryString();
        return ctx.req().getMethod() + " " + ctx.path() + (query == null ? "" : "?" + query);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Problem refused() {
        return Problem.forbidden("forbidden", "This credential does not allow that.");
    }
}
