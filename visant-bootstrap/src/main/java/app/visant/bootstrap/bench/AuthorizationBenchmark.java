package app.visant.bootstrap.bench;

import app.visant.application.capture.CaptureLibrary;
import app.visant.application.capture.port.CaptureRepository.Filter;
import app.visant.bootstrap.Server;
import app.visant.bootstrap.database.OpenDatabase;
import app.visant.bootstrap.module.ServerComponent;
import app.visant.domain.capture.Capture;
import app.visant.domain.shared.Page;
import app.visant.domain.shared.Permission;
import app.visant.domain.shared.Principal;
import app.visant.http.Answer;
import app.visant.http.Catalogue;
import app.visant.http.Endpoint;
import app.visant.http.EndpointTable;
import app.visant.http.Exchange;
import app.visant.http.HttpServer;
import app.visant.http.stream.StreamRegistry;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;

/**
 * What it costs to decide whether a known caller may: the same list of stills on a route that asks for a permission,
 * counts the request and looks at the caller's reach, and on one that only finds out who calls.
 */
final class AuthorizationBenchmark implements Benchmark {
    private static final String WITH = "/v1/with";
    private static final String WITHOUT = "/v1/without";
    private static final int DEVICES = 10;
    private static final int STILLS = 10_000;

    @Override
    public String name() {
        return "authorization";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var with = new Samples();
        var without = new Samples();
        try (var laboratory = new Laboratory();
                var database = OpenDatabase.start(laboratory.config());
                var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var parts = Server.wire(laboratory.config(), database);
            var server = parts.http();
            var lists = lists(parts);
            server.start();
            lists.start();
            try {
                var token = person(laboratory, http, server.port());
                var guarded = ask(http, lists.port(), WITH, token);
                var open = ask(http, lists.port(), WITHOUT, token);
                RequestRate.measure(threads, guarded);
                RequestRate.measure(threads, open);
                for (var run = 0; run < runs; run++) {
                    without.add(RequestRate.measure(threads, open));
                    with.add(RequestRate.measure(threads, guarded));
                }
            } finally {
                lists.stop();
                server.stop();
            }
        }
        return List.of(Figure.atLeast(
                "rate of a list with authorization",
                "%.0f /s".formatted(with.median()),
                "%.0f /s without".formatted(without.median()),
                with.median() / without.median(),
                0.95));
    }

    /** A second way in to the same server, with nothing but the two routes. */
    private static HttpServer lists(ServerComponent parts) {
        return new HttpServer(
                parts.httpSettings(),
                new Catalogue(Set.of(new Lists(parts.captureLibrary()))),
                parts.httpPorts(),
                new StreamRegistry(InstantSource.system()));
    }

    /** The access token of somebody whose organization has devices and stills. */
    private static String person(Laboratory laboratory, HttpClient http, int port) throws Exception {
        var answer = http.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/v1/auth/signup"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"email\":\"bench@example.org\",\"password\":\"benchmarks only\"}"))
                        .build(),
                BodyHandlers.ofString());
        var person = new ObjectMapper().readTree(answer.body());
        var org = UUID.fromString(person.path("user").path("org_id").asText());
        try (var connection = laboratory.connect()) {
            Fleet.addDevices(connection, org, DEVICES);
            Fleet.addCaptures(connection, org, DEVICES, 0, STILLS);
        }
        return person.path("access_token").asText();
    }

    private static RequestRate.Ask ask(HttpClient http, int port, String path, String token) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .build();
        return () -> {
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != 200) {
                throw new IOException("answered " + status);
            }
        };
    }

    /** The two routes. */
    private record Lists(CaptureLibrary library) implements EndpointTable {
        @Override
        public List<Endpoint> endpoints() {
            return List.of(
                    Endpoint.get(WITH, "With authorization")
                            .requires(Permission.CAPTURES_READ)
                            .answersPage(Still.class)
                            .handledBy(exchange -> list(exchange, exchange.observer())),
                    Endpoint.get(WITHOUT, "Without authorization")
                            .open()
                            .answersPage(Still.class)
                            .handledBy(exchange ->
                                    list(exchange, exchange.visitor().orElseThrow())));
        }

        private Answer list(Exchange exchange, Principal.Insider who) {
            return Answer.page(exchange, library.list(who.reach(), Filter.ALL, Page.Request.first(50)), Still::of);
        }
    }

    private record Still(String recordId, String deviceId, String capturedAt) {
        static Still of(Capture capture) {
            return new Still(
                    capture.recordId().value(),
                    capture.device().value(),
                    capture.capturedAt().toString());
        }
    }
}
