package app.visant.http;

import app.visant.application.org.StreamAllowance.Place;
import app.visant.domain.shared.Principal;
import app.visant.http.stream.EventStream;
import app.visant.http.stream.StreamRegistry;
import app.visant.http.stream.Wire;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** Puts event streams onto the two wires that browsers and devices speak. */
final class Streams {
    private static final String OPENING = "visant.opening";
    private static final String STREAM = "visant.stream";

    private final StreamRegistry registry;

    Streams(StreamRegistry registry) {
        this.registry = registry;
    }

    /** Begins to answer with server-sent events; {@code ended} completes when the stream has ended. */
    void serve(Context ctx, Opening opening, CompletableFuture<Void> ended) throws IOException {
        var response = ctx.res();
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        response.setHeader("Connection", "close");
        response.flushBuffer();
        var connection = connection(ctx.req());
        var stream = registry.open(new SseWire(response, connection, ended), Json::write, opening.principal());
        watch(connection, stream);
        hand(opening, stream);
    }

    /**
     * Notices at once that the reader has left. Nobody else reads from the connection of a stream: its request had no
     * body, and it is not used for another.
     */
    private static void watch(EndPoint connection, EventStream stream) {
        connection.fillInterested(Callback.from(
                () -> {
                    if (silent(connection)) {
                        watch(connection, stream);
                    } else {
                        stream.cut();
                    }
                },
                gone -> stream.cut()));
    }

    private static boolean silent(EndPoint connection) {
        try {
            return connection.fill(BufferUtil.allocate(1)) == 0;
        } catch (IOException gone) {
            return false;
        }
    }

    /** Answers on a WebSocket that the pipeline has admitted. */
    void serve(WsConfig socket) {
        socket.onConnect(ws -> {
            Opening opening = ws.attribute(OPENING);
            if (opening == null) {
                ws.session.disconnect();
                return;
            }
            var stream = registry.open(new SocketWire(ws.session), Json::write, opening.principal());
            ws.attribute(STREAM, stream);
            hand(opening, stream);
        });
        socket.onClose(Streams::gone);
        socket.onError(Streams::gone);
    }

    static void admitted(Context ctx, Opening opening) {
        ctx.attribute(OPENING, opening);
    }

    private static void hand(Opening opening, EventStream stream) {
        opening.place().ifPresent(place -> {
            place.taken();
            stream.onClose(place::close);
        });
        try {
            opening.opened().accept(stream);
        } catch (RuntimeException e) {
            stream.cut();
            throw e;
        }
    }

    private static void gone(WsContext ws) {
        EventStream stream = ws.attribute(STREAM);
        if (stream != null) {
            stream.cut();
        }
    }

    private static EndPoint connection(HttpServletRequest request) {
        return ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
    }

    /** What is to happen with a stream once it is open. */
    record Opening(Optional<Principal> principal, Consumer<EventStream> opened, Optional<Place> place) {
        /** It was not opened in the end. */
        void fail() {
            place.ifPresent(Place::close);
        }
    }

    private record SseWire(HttpServletResponse response, EndPoint connection, CompletableFuture<Void> ended)
            implements Wire {
        @Override
        public byte[] frame(String event, String id, byte[] json) {
            var head = (id.isEmpty() ? "" : "id: " + id + "\n") + "event: " + event + "\ndata: ";
            return (head + new String(json, StandardCharsets.UTF_8) + "\n\n").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void write(List<byte[]> frames) throws IOException {
            var out = response.getOutputStream();
            for (var frame : frames) {
                out.write(frame);
            }
            out.flush();
        }

        @Override
        public void end() {
            ended.complete(null);
        }

        @Override
        public void cut() {
            connection.close(new IOException("cut"));
            ended.complete(null);
        }
    }

    private record SocketWire(Session session) implements Wire {
        private static final int GOING_AWAY = 1001;

        @Override
        public byte[] frame(String event, String id, byte[] json) {
            var head = "{\"event\":\"" + event + "\"," + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",") + "\"data\":";
            return (head + new String(json, StandardCharsets.UTF_8) + "}").getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void write(List<byte[]> frames) throws IOException {
            for (var frame : frames) {
                var written = new CompletableFuture<Void>();
                session.sendText(
                        new String(frame, StandardCharsets.UTF_8),
                        org.eclipse.jetty.websocket.api.Callback.from(
                                () -> written.complete(null), written::completeExceptionally));
                try {
                    written.join();
                } catch (CompletionException e) {
                    throw new IOException(e);
                }
            }
        }

        @Override
        public void end() {
            session.close(GOING_AWAY, "ended", org.eclipse.jetty.websocket.api.Callback.NOOP);
        }

        @Override
        public void cut() {
            session.disconnect();
        }
    }
}
