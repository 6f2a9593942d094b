package app.visant.http;

import app.visant.domain.identity.Session;
import app.visant.http.stream.EventStream;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EofException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What happens to a request that found its route: admitted, handled, presented. */
final class Pipeline {
    private static final Logger LOG = LoggerFactory.getLogger(Pipeline.class);

    private final Gate gate;
    private final Replays replays;
    private final Streams streams;
    private final Turnstile turnstile;
    private final HttpSettings settings;
    private final FormMemory memory;

    Pipeline(Gate gate, Replays replays, Streams streams, Turnstile turnstile, HttpSettings settings) {
        this.gate = gate;
        this.replays = replays;
        this.streams = streams;
        this.turnstile = turnstile;
        this.settings = settings;
        this.memory = new FormMemory(settings.uploads().inMemoryBytes());
    }

    /** Answers one request; every failure becomes a problem. */
    void handle(Context ctx, Endpoint endpoint) {
        var scope = Scope.of(ctx);
        scope.reached(endpoint);
        MDC.put("request_id", scope.requestId());
        var bodies = new Bodies(ctx, settings.uploads(), memory);
        try {
            refuseDeaf(ctx, endpoint);
            var caller = gate.admit(ctx, endpoint, false);
            scope.org().ifPresent(org -> MDC.put("org", org.toString()));
            var answer = answer(new Exchange(ctx, endpoint, caller, bodies), endpoint, bodies);
            bodies.close();
            present(ctx, endpoint, caller, answer);
        } catch (RuntimeException | Error e) {
            Problems.answer(ctx, e);
        } finally {
            bodies.close();
            MDC.remove("request_id");
            MDC.remove("org");
        }
    }

    /** Admits a WebSocket and asks the handler what to do with it once it is open; a {@link Problem} if it is not to be. */
    Streams.Opening upgrade(Context ctx, Endpoint endpoint) {
        Scope.of(ctx).reached(endpoint);
        var caller = gate.admit(ctx, endpoint, true);
        var exchange = new Exchange(ctx, endpoint, caller, new Bodies(ctx, settings.uploads(), memory));
        if (endpoint.handler().handle(exchange).content() instanceof Answer.Content.Events events) {
            return opening(caller, events.opened());
        }
        throw new IllegalStateException(endpoint + " must answer events");
    }

    private Answer answer(Exchange exchange, Endpoint endpoint, Bodies bodies) {
        return endpoint.idempotent()
                ? replays.once(exchange, bodies.raw(endpoint), endpoint.handler()::handle)
                : endpoint.handler().handle(exchange);
    }

    private void present(Context ctx, Endpoint endpoint, Caller caller, Answer answer) {
        var response = ctx.res();
        response.setStatus(answer.status());
        response.setContentType(null);
        answer.headers().forEach(response::setHeader);
        cookie(answer.session(), response::addHeader);
        try {
            switch (answer.content()) {
                case Answer.Content.Empty() -> {}
                case Answer.Content.Json(var value) -> write(ctx, "application/json", Json.write(value));
                case Answer.Content.Bytes(var mediaType, var content) -> write(ctx, mediaType, content);
                case Answer.Content.Copied copied -> copy(ctx, copied);
                case Answer.Content.Made(var mediaType, var document) -> make(ctx, mediaType, document);
                case Answer.Content.Events(var opened) -> {
                    if (!(endpoint.reply() instanceof Endpoint.Reply.Events)) {
                        throw new IllegalStateException(endpoint + " declares no stream of events");
                    }
                    var opening = opening(caller, opened);
                    ctx.future(() -> stream(ctx, opening));
                }
            }
        } catch (EofException left) {
            LOG.debug("nobody waits for the answer any more", left);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Asked for last, when nothing else can keep the stream from opening. */
    private Streams.Opening opening(Caller caller, Consumer<EventStream> opened) {
        return new Streams.Opening(caller.principal(), opened, turnstile.place(caller.principal()));
    }

    private CompletableFuture<Void> stream(Context ctx, Streams.Opening opening) {
        var ended = new CompletableFuture<Void>();
        try {
            streams.serve(ctx, opening, ended);
        } catch (IOException | RuntimeException e) {
            opening.fail();
            ended.completeExceptionally(e);
        }
        return ended;
    }

    private static void write(Context ctx, String mediaType, byte[] content) throws IOException {
        ctx.res().setContentType(mediaType);
        ctx.res().setContentLength(content.length);
        if (!head(ctx)) {
            ctx.res().getOutputStream().write(content);
        }
    }

    private static void copy(Context ctx, Answer.Content.Copied copied) throws IOException {
        try (var in = copied.content()) {
            ctx.res().setContentType(copied.mediaType());
            ctx.res().setContentLengthLong(copied.size());
            if (!head(ctx)) {
                in.transferTo(ctx.res().getOutputStream());
            }
        }
    }

    /** Of unknown length, so that only a torn connection tells whoever reads that it is not all of it. */
    private static void make(Context ctx, String mediaType, Document document) throws IOException {
        try (document) {
            ctx.res().setContentType(mediaType);
            if (!head(ctx)) {
                document.writeTo(ctx.res().getOutputStream());
            }
        } catch (IOException | RuntimeException e) {
            if (ctx.res().isCommitted()) {
                ServletContextRequest.getServletContextRequest(ctx.req())
                        .getServletChannel()
                        .abort(e);
            }
            throw e;
        }
    }

    private void cookie(Answer.Session session, java.util.function.BiConsumer<String, String> header) {
        var tail = "; Path=/; HttpOnly; SameSite=Lax" + (settings.secure() ? "; Secure" : "");
        switch (session) {
            case Answer.Session.Untouched() -> {}
            case Answer.Session.Started(var secret) ->
                header.accept(
                        "Set-Cookie",
                        settings.cookieName() + "=" + secret + "; Max-Age=" + Session.LIFETIME.toSeconds() + tail);
            case Answer.Session.Ended() -> header.accept("Set-Cookie", settings.cookieName() + "=; Max-Age=0" + tail);
        }
    }

    /** A stream is for those who said that they can read one. */
    private static void refuseDeaf(Context ctx, Endpoint endpoint) {
        if (endpoint.reply() instanceof Endpoint.Reply.Events
                && !app.visant.http.edge.MediaTypes.names(ctx.header("Accept"), "text/event-stream")) {
            throw Problem.of(406, "not_acceptable", "This address answers text/event-stream, and Accept must say so.");
        }
        if (endpoint.reply() instanceof Endpoint.Reply.Socket) {
            throw Problem.of(426, "upgrade_required", "This address speaks WebSocket.")
                    .with("Upgrade", "websocket");
        }
    }

    private static boolean head(Context ctx) {
        return ctx.req().getMethod().equals("HEAD");
    }
}
