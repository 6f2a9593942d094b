package app.visant.bootstrap.isolation;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A request in the making, sent over a connection of its own and answered byte for byte. */
final class Question {
    private static final int PATIENCE_MILLIS = 60_000;

    private final String method;
    private final String target;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = {};

    Question(String method, String target) {
        this.method = method;
        this.target = target;
    }

    static Question get(String target) {
        return new Question("GET", target);
    }

    Question with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Question by(Asker asker) {
        asker.bearer().ifPresent(bearer -> with("Authorization", "Bearer " + bearer));
        return this;
    }

    Question from(String address) {
        return with("X-Forwarded-For", address);
    }

    Question named(String requestId) {
        return with("X-Request-Id", requestId);
    }

    Question json(String text) {
        return body("application/json", text.getBytes(StandardCharsets.UTF_8));
    }

    Question body(String mediaType, byte[] content) {
        body = content.clone();
        return with("Content-Type", mediaType);
    }

    /** That it takes a stream of events. */
    Question forEvents() {
        return with("Accept", "text/event-stream");
    }

    /** That it goes on as a WebSocket. */
    Question forSocket() {
        return with("Connection", "Upgrade")
                .with("Upgrade", "websocket")
                .with("Sec-WebSocket-Version", "13")
                .with("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    @Override
    public String toString() {
        return method + " " + target + " " + headers.keySet();
    }

    /** The same about other things: each text is put in the place of its key, in address and body. */
    Question about(Map<String, String> others) {
        var text = new String(body, StandardCharsets.ISO_8859_1);
        var place = target;
        for (var other : others.entrySet()) {
            text = text.replace(other.getKey(), other.getValue());
            place = place.replace(other.getKey(), other.getValue());
        }
        var question = new Question(method, place);
        question.headers.putAll(headers);
        question.body = text.getBytes(StandardCharsets.ISO_8859_1);
        return question;
    }

    /** Sends it to the server and reads the whole answer; of a stream that opened, its head alone. */
    Answered ask(RealServer server) {
        try (var open = open(server)) {
            return open.answered();
        }
    }

    /** Sends it and leaves the connection open. */
    Open open(RealServer server) {
        try {
            var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
            socket.setSoTimeout(PATIENCE_MILLIS);
            return new Open(socket, head(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] head() {
        var text = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n");
        BiConsumer<String, String> line = (name, value) -> text.append(name + ": " + value + "\r\n");
        headers.forEach(line);
        if (!headers.containsKey("Connection")) {
            line.accept("Connection", "close");
        }
        if (!method.equals("GET")) {
            line.accept("Content-Length", Integer.toString(body.length));
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A connection over which the request went. */
    static final class Open implements AutoCloseable {
        private final Socket socket;
        private final InputStream in;
        private final int status;
        private final List<String> headers = new ArrayList<>();

        private Open(Socket socket, byte[] head, byte[] body) throws IOException {
            this.socket = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(body);
            status = Integer.parseInt(line().split(" ", -1)[1]);
            for (var next = line(); !next.isEmpty(); next = line()) {
                headers.add(next);
            }
        }

        int status() {
            return status;
        }

        /** The whole answer; of a stream that opened, its head. */
        Answered answered() {
            return new Answered(status, List.copyOf(headers), Answered.text(stream() ? new byte[0] : body()));
        }

        /** Reads on until the text came, or until nothing more comes; answers what was read. */
        String until(String text) {
            var read = new StringBuilder();
            try {
                while (read.indexOf(text) < 0) {
                    var next = in.read();
                    if (next < 0) {
                        break;
                    }
                    read.append((char) next);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("after " + read, e);
            }
            return read.toString();
        }

        @Override
        public void close() {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private boolean stream() {
            return status == 101
                    || header("Content-Type")
                            .filter(type -> type.startsWith("text/event-stream"))
                            .isPresent();
        }

        private byte[] body() {
            try {
                if (header("Transfer-Encoding").isPresent()) {
                    return chunks();
                }
                var length = header("Content-Length").map(Integer::parseInt);
                return length.isPresent() ? in.readNBytes(length.get()) : in.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private byte[] chunks() throws IOException {
            var all = new ByteArrayOutputStream();
            for (var size = chunk(); size > 0; size = chunk()) {
                all.write(in.readNBytes(size));
                line();
            }
            return all.toByteArray();
        }

        private int chunk() throws IOException {
            return Integer.parseInt(line().strip(), 16);
        }

        private Optional<String> header(String name) {
            return new Answered(status, headers, "").header(name);
        }

        private String line() throws IOException {
            var text = new StringBuilder();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    throw new EOFException("no answer, but " + text);
                }
                if (next != '\r') {
                    text.append((char) next);
                }
            }
            return text.toString();
        }
    }
}
