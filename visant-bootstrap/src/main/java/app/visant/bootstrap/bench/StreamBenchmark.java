package app.visant.bootstrap.bench;

import app.visant.bootstrap.Main;
import app.visant.http.platform.BareJetty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Ten thousand devices that hold a stream to one server and wait. */
final class StreamBenchmark implements Benchmark {
    private static final int STREAMS = 10_000;

    @Override
    public String name() {
        return "streams";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var measured = new Measured();
        try (var laboratory = new Laboratory()) {
            var port = Laboratory.freePort();
            var server = serve(laboratory, port);
            try {
                var place = new Place(
                        laboratory, port, server.pid(), fleet(laboratory, port), Child.residentKilobytes(server.pid()));
                // The first coming is the warm-up: what is measured is a fleet that comes back.
                comeAndGo(place, 0, new Measured());
                for (var run = 1; run <= runs; run++) {
                    awaitGone(laboratory);
                    measured.bare.add(bare());
                    comeAndGo(place, run, measured);
                }
            } finally {
                server.destroy();
                server.waitFor();
            }
        }
        return measured.figures();
    }

    private static Process serve(Laboratory laboratory, int port) throws IOException {
        var builder = new ProcessBuilder(Child.java(Child.serverFlags("-Xmx1g"), Main.class, "serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(laboratory.variables(port));
        return builder.start();
    }

    /** The access token of a person to whose organization all devices belong. */
    private static String fleet(Laboratory laboratory, int port) throws Exception {
        var person = signUp(port);
        try (var connection = laboratory.connect()) {
            Fleet.addDevices(
                    connection,
                    UUID.fromString(person.path("user").path("org_id").asText()),
                    STREAMS);
        }
        return person.path("access_token").asText();
    }

    /** @param stalled which device stops reading */
    private static void comeAndGo(Place place, int stalled, Measured measured) throws Exception {
        var clients = clients(place.port, STREAMS, place.token, stalled);
        try (var lines = clients.inputReader()) {
            measured.opened.add(result(lines));
            measured.kilobytes.add((Child.residentKilobytes(place.server) - place.emptyKilobytes) / (double) STREAMS);
            measured.order.add(result(lines));
            measured.beside.add(result(lines));
            measured.bareOrder.add(BareOrder.measure(place.laboratory));
        } finally {
            clients.destroyForcibly().waitFor();
        }
    }

    /** Seconds until a Jetty that does nothing else has opened as many. */
    private static double bare() throws Exception {
        var port = Laboratory.freePort();
        var jetty = new ProcessBuilder(Child.java(List.of("-Xmx1g"), BareJetty.class, "" + port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            awaitListening(port);
            // It does not notice that they leave, and all of them twice would be more than a process may have open.
            var clients = clients(port, STREAMS / 2, "none", 0);
            try (var lines = clients.inputReader()) {
                result(lines);
                clients.destroyForcibly().waitFor();
            }
            var again = clients(port, STREAMS, "none", 0);
            try (var lines = again.inputReader()) {
                return result(lines);
            } finally {
                again.destroyForcibly().waitFor();
            }
        } finally {
            jetty.destroy();
            jetty.waitFor();
        }
    }

    private static void awaitListening(int port) throws IOException, InterruptedException {
        for (var tries = 0; tries < 1000; tries++) {
            try {
                new Socket(InetAddress.getLoopbackAddress(), port).close();
                return;
            } catch (ConnectException notYet) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    /** Until the server has written down that the fleet is gone. */
    private static void awaitGone(Laboratory laboratory) throws SQLException, InterruptedException {
        try (var connection = laboratory.connect();
                var statement = connection.prepareStatement(
                        "select count(*) from device_presence where stream_id is not null")) {
            for (var open = 1L; open > 0; ) {
                try (var rows = statement.executeQuery()) {
                    rows.next();
                    open = rows.getLong(1);
                }
                TimeUnit.MILLISECONDS.sleep(500);
            }
        }
    }

    private static Process clients(int port, int count, String token, int stalled) throws IOException {
        return new ProcessBuilder(Child.java(
                        List.of("-Xmx512m", "-XX:+UseSerialGC"),
                        StreamClients.class,
                        "" + port,
                        "" + count,
                        token,
                        "" + stalled))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static double result(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        if (line == null) {
            throw new IOException("the clients ended early");
        }
        return Child.number(line);
    }

    private static JsonNode signUp(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/auth/signup"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"email\":\"bench@example.org\",\"password\":\"benchmarks only\"}"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            for (var tries = 0; ; tries++) {
                try {
                    return new ObjectMapper()
                            .readTree(
                                    http.send(request, BodyHandlers.ofString()).body());
                } catch (IOException notYet) {
                    if (tries > 200) {
                        throw notYet;
                    }
                    TimeUnit.MILLISECONDS.sleep(100);
                }
            }
        }
    }

    /**
     * Where it happens.
     *
     * @param token of a person to whose organization all devices belong
     * @param emptyKilobytes how much the server needs without streams
     */
    private record Place(Laboratory laboratory, int port, long server, String token, long emptyKilobytes) {}

    /** Of each run: seconds, kilobytes a stream, milliseconds. */
    private record Measured(
            Samples opened, Samples bare, Samples kilobytes, Samples order, Samples beside, Samples bareOrder) {
        Measured() {
            this(new Samples(), new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        }

        List<Figure> figures() {
            return List.of(
                    Figure.atMost(
                            "10,000 device streams opened",
                            "%.1f s".formatted(opened.median()),
                            "5 s (bare Jetty %.1f s)".formatted(bare.median()),
                            opened.median() / 5,
                            1),
                    atMost("memory a stream, resident", kilobytes, "%.0f KB", 40),
                    order("order to a device of the node, p99", order),
                    order("the same beside a stalled reader, p99", beside));
        }

        private Figure order(String name, Samples samples) {
            return Figure.atMost(
                    name,
                    "%.1f ms".formatted(samples.median()),
                    "10 ms (its queries alone %.1f ms)".formatted(bareOrder.median()),
                    samples.median() / 10,
                    1);
        }

        private static Figure atMost(String name, Samples samples, String format, double limit) {
            return Figure.atMost(
                    name, format.formatted(samples.median()), format.formatted(limit), samples.median() / limit, 1);
        }
    }
}
