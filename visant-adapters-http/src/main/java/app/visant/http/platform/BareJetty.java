package app.visant.http.platform;

import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** A Jetty that answers everything with a word: what the benchmarks hold the start of the server against. */
public final class BareJetty {
    private BareJetty() {}

    public static void main(String[] args) throws Exception {
        var server = new Server(Integer.parseInt(args[0]));
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) {
                Content.Sink.write(response, true, "here", callback);
                return true;
            }
        });
        server.start();
        server.join();
    }
}
