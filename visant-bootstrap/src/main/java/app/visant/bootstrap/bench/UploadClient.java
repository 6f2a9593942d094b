package app.visant.bootstrap.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A device that uploads over one connection; as lean as a client can be, since it runs on the server's cores. */
final class UploadClient implements UploadBenchmark.Uploader {
    private static final String BOUNDARY = "bench-bench-bench";
    private static final AtomicLong RECORDS = new AtomicLong();

    private final Socket socket;
    private final InputStream in;
    private final int number;
    private final byte[] still;

    UploadClient(int port, int number, byte[] still) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream());
        this.number = number;
        this.still = still;
    }

    @Override
    public void upload() throws IOException {
        var before = (part("device_id", Fleet.device(number))
                        + part("record_id", "up-" + RECORDS.incrementAndGet())
                        + part("captured_at", "2026-11-01T12:00:00Z")
                        + "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n"
                        + "Content-Type: image/jpeg\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        var after = ("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8);
        var head = "POST /v1/captures HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + Fleet.token(number)
                + "\r\nContent-Type: multipart/form-data; boundary=" + BOUNDARY + "\r\nContent-Length: "
                + (before.length + still.length + after.length) + "\r\n\r\n";
        var request = new byte[head.length() + before.length + still.length + after.length];
        var at = copy(head.getBytes(StandardCharsets.UTF_8), request, 0);
        at = copy(before, request, at);
        at = copy(still, request, at);
        copy(after, request, at);
        socket.getOutputStream().write(request);
        read();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void read() throws IOException {
        var status = line();
        if (!status.contains(" 200 ")) {
            throw new IOException("an upload was answered " + status);
        }
        var length = 0;
        for (var line = line(); !line.isEmpty(); line = line()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        in.skipNBytes(length);
    }

    private String line() throws IOException {
        var text = new StringBuilder();
        for (var c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up");
            }
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    private static int copy(byte[] from, byte[] to, int at) {
        System.arraycopy(from, 0, to, at, from.length);
        return at + from.length;
    }

    private static String part(String name, String value) {
        return "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n";
    }
}
