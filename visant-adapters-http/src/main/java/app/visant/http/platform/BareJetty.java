package app.visant.http.platform;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * A Jetty that answers everything with a word, and streams with an event that it never follows up: what the benchmarks
 * hold the server against.
 */
public final class BareJetty {
    /** As the server's own. */
    private static final int ACCEPT_QUEUE = 8192;

    private BareJetty() {}

    public static void main(String[] args) throws Exception {
        var server = new Server();
        var connector = new ServerConnector(server);
        connector.setPort(Integer.parseInt(args[0]));
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                if (request.getHttpURI().getPath().endsWith("/stream")) {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/event-stream");
                    Content.Sink.write(response, false, "event: config\ndata: {}\n\n", Callback.NOOP);
                } else {
                    Content.Sink.write(response, true, "here", callback);
                }
                return true;
            }
        });
        server.start();
        server.join();
    }
}
