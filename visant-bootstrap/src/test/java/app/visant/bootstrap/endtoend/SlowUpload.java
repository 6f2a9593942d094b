package app.visant.bootstrap.endtoend;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An upload whose body waits until the server has begun to read it, and then until the test wants it to go on. */
final class SlowUpload {
    private static final int PATIENCE_MILLIS = 180_000;

    private final Socket socket;
    private final BufferedReader answer;
    private final byte[] rest;

    private SlowUpload(Socket socket, BufferedReader answer, byte[] rest) {
        this.socket = socket;
        this.answer = answer;
        this.rest = rest;
    }

    /** Sends half of it, and returns when the server is at work on it. */
    static SlowUpload begin(int port, String token, byte[] form) throws IOException {
        var socket = new Socket("localhost", port);
        socket.setSoTimeout(PATIENCE_MILLIS);
        var out = socket.getOutputStream();
        out.write("""
                POST /v1/captures HTTP/1.1\r
                Host: localhost\r
                Authorization: Bearer %s\r
                Content-Type: multipart/form-data; boundary=%s\r
                Content-Length: %d\r
                Expect: 100-continue\r
                \r
                """.formatted(token, Client.BOUNDARY, form.length).getBytes(StandardCharsets.UTF_8));
        out.flush();
        var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        if (status(answer) != 100) {
            throw new AssertionError("the server does not want the body");
        }
        answer.readLine();
        var half = form.length / 2;
        out.write(form, 0, half);
        out.flush();
        return new SlowUpload(socket, answer, Arrays.copyOfRange(form, half, form.length));
    }

    /** Sends the rest, and answers the status. */
    int finish() throws IOException {
        try (socket) {
            socket.getOutputStream().write(rest);
            socket.getOutputStream().flush();
            return status(answer);
        }
    }

    private static int status(BufferedReader answer) throws IOException {
        var line = answer.readLine();
        if (line == null) {
            throw new AssertionError("closed without an answer");
        }
        return Integer.parseInt(line.split(" ", 3)[1]);
    }
}
