package app.visant.bootstrap.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Orders stills over one connection, and reads each answer when it suits. */
final class Orderer implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final String token;

    Orderer(int port, String token) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.token = token;
    }

    void order(String device) throws IOException {
        socket.getOutputStream()
                .write(("POST /v1/devices/" + device + "/trigger HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + token + "\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
    }

    void answer() throws IOException {
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            var c = in.read();
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            head.append((char) c);
        }
        if (!head.substring(0, 16).contains(" 202")) {
            throw new IOException("an order was answered " + head.substring(0, head.indexOf("\r\n")));
        }
        var at = head.toString().toLowerCase(Locale.ROOT).indexOf("content-length:") + 15;
        in.skipNBytes(
                Integer.parseInt(head.substring(at, head.indexOf("\r\n", at)).strip()));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
