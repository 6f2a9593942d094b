package app.visant.bootstrap.bench;

import app.visant.bootstrap.Main;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
        var opened = new Samples();
        var kilobytes = new Samples();
        var order = new Samples();
        var beside = new Samples();
        for (var run = 0; run < runs; run++) {
            try (var laboratory = new Laboratory()) {
                once(laboratory, opened, kilobytes, order, beside);
            }
        }
        return List.of(
                Figure.atMost(
                        "10,000 device streams opened",
                        "%.1f s".formatted(opened.median()),
                        "5 s",
                        opened.median() / 5,
                        1),
                Figure.atMost(
                        "memory a stream, resident",
                        "%.0f KB".formatted(kilobytes.median()),
                        "40 KB",
                        kilobytes.median() / 40,
                        1),
                Figure.atMost(
                        "order to a device of the node, p99",
                        "%.1f ms".formatted(order.median()),
                        "10 ms",
                        order.median() / 10,
                        1),
                Figure.atMost(
                        "the same beside a stalled reader, p99",
                        "%.1f ms".formatted(beside.median()),
                        "10 ms",
                        beside.median() / 10,
                        1));
    }

    private static void once(Laboratory laboratory, Samples opened, Samples kilobytes, Samples order, Samples beside)
            throws Exception {
        var port = freePort();
        var builder = new ProcessBuilder(Child.java(List.of("-Xmx1g"), Main.class, "serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(laboratory.variables(port));
        var server = builder.start();
        try {
            var person = signUp(port);
            try (var connection = laboratory.connect()) {
                Fleet.addDevices(
                        connection,
                        UUID.fromString(person.path("user").path("org_id").asText()),
                        STREAMS);
            }
            var before = Child.residentKilobytes(server.pid());
            var clients = new ProcessBuilder(Child.java(
                            List.of("-Xmx512m", "-XX:+UseSerialGC"),
                            StreamClients.class,
                            "" + port,
                            "" + STREAMS,
                            person.path("access_token").asText()))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var lines = clients.inputReader()) {
                opened.add(Child.number(lines.readLine()));
                kilobytes.add((Child.residentKilobytes(server.pid()) - before) / (double) STREAMS);
                order.add(Child.number(lines.readLine()));
                beside.add(Child.number(lines.readLine()));
            } finally {
                clients.destroyForcibly().waitFor();
            }
        } finally {
            server.destroy();
            server.waitFor();
        }
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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
