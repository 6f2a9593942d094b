package app.visant.http;

import io.javalin.config.JavalinConfig;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.SessionHandler;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.session.NullSessionCache;
import org.eclipse.jetty.session.NullSessionDataStore;
import org.eclipse.jetty.util.Callback;

/** The settings of Jetty that are not its defaults; the measurements behind them are in the ADR on the endpoint table. */
final class JettySetup {
    /** A fleet that reconnects at once overflows the default of 50, and each lost attempt costs a second. */
    private static final int ACCEPT_QUEUE = 8192;
    /** Held by each open stream, and so kept small; larger answers are written past it. */
    private static final int OUTPUT_BUFFER = 2048;

    /** Held only while a body comes in: a still is read in a few pieces instead of one for every 8 KB. */
    private static final int INPUT_BUFFER = 64 * 1024;

    private static final int HEADER_LIMIT = 8 * 1024;
    private static final Duration CONNECTION_IDLE = Duration.ofSeconds(30);
    private static final Duration SOCKET_IDLE = Duration.ofSeconds(60);
    private static final int SOCKET_MESSAGE = 4 * 1024;

    private JettySetup() {}

    static void apply(JavalinConfig config, HttpSettings settings, Map<String, String> protection) {
        var errors = new PlainErrors(protection);
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.listen().stopWithin().toMillis());
            server.setErrorHandler(errors);
        });
        config.jetty.modifyServletContextHandler(handler -> {
            handler.setErrorHandler(errors);
            forget(handler.getSessionHandler());
        });
        config.jetty.modifyHttpConfiguration(http -> {
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setOutputBufferSize(OUTPUT_BUFFER);
            http.setOutputAggregationSize(OUTPUT_BUFFER);
            http.setRequestHeaderSize(HEADER_LIMIT);
            http.setResponseHeaderSize(HEADER_LIMIT);
            http.setSendServerVersion(false);
            http.setSendXPoweredBy(false);
            http.setSendDateHeader(true);
        });
        config.jetty.modifyWebSocketServletFactory(sockets -> {
            sockets.setIdleTimeout(SOCKET_IDLE);
            sockets.setMaxTextMessageSize(SOCKET_MESSAGE);
            sockets.setMaxBinaryMessageSize(SOCKET_MESSAGE);
        });
        config.jetty.addConnector((server, http) -> connector(server, http, settings.listen()));
    }

    /** Javalin opens a session of its own with each WebSocket, which nobody reads: no cookie tells of it, and none is kept. */
    private static void forget(SessionHandler sessions) {
        var nothing = new NullSessionCache(sessions);
        nothing.setSessionDataStore(new NullSessionDataStore());
        sessions.setSessionCache(nothing);
        sessions.setUsingCookies(false);
    }

    private static Connector connector(Server server, HttpConfiguration http, HttpSettings.Listen listen) {
        var protocol = new HttpConnectionFactory(http);
        protocol.setInputBufferSize(INPUT_BUFFER);
        var connector = new ServerConnector(server, protocol);
        listen.host().ifPresent(connector::setHost);
        connector.setPort(listen.port());
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        connector.setIdleTimeout(CONNECTION_IDLE.toMillis());
        return connector;
    }

    /** Answers what Jetty refuses by itself, before any route is looked for. */
    private static final class PlainErrors extends ErrorHandler {
        private final Map<String, String> protection;

        PlainErrors(Map<String, String> protection) {
            this.protection = protection;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) {
            protection.forEach(response.getHeaders()::put);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
            var problem = Problems.ofStatus(response.getStatus());
            var id = Optional.ofNullable(response.getHeaders().get("X-Request-Id"))
                    .orElse("-");
            response.setStatus(problem.status());
            response.write(true, ByteBuffer.wrap(Problems.body(problem, id)), callback);
            return true;
        }
    }
}
