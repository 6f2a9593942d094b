package app.visant.bootstrap.bench;

import app.visant.bootstrap.Server;
import app.visant.bootstrap.config.ServerConfig;
import app.visant.device.Main;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** What is left for everybody else while two hundred people log in at once. */
final class LoginBenchmark implements Benchmark {
    private static final int LOG_INS = 200;
    private static final int OK = 200;
    private static final int TOO_MANY = 429;

    @Override
    public String name() {
        return "login";
    }

    @Override
    public List<Figure> measure(int runs) throws Exception {
        var alone = new Samples();
        var beside = new Samples();
        var told = new Answers();
        try (var laboratory = new Laboratory();
                var server = Server.start(config(laboratory));
                var http = HttpClient.newHttpClient();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var target = new Target(http, "http://localhost:" + server.port());
            var token = target.signUp(0);
            for (var person = 1; person < LOG_INS; person++) {
                target.signUp(person);
            }
            rate(threads, target, token);
            for (var run = 0; run < runs; run++) {
                alone.add(rate(threads, target, token));
                beside.add(besideLogIns(threads, target, token, told));
            }
        }
        return List.of(
                Figure.atLeast(
                        "rate of GET /v1/auth/me under 200 log-ins at once",
                        "%.0f /s".formatted(beside.median()),
                        "%.0f /s alone".formatted(alone.median()),
                        beside.median() / alone.median(),
                        0.4),
                Figure.atMost(
                        "log-ins answered otherwise than 200 or 429",
                        "%d".formatted(told.other.get()),
                        "%d answered 200, %d 429".formatted(told.in.get(), told.sentAway.get()),
                        (double) told.other.get(),
                        0));
    }

    private static double rate(ExecutorService threads, Target target, String token)
            throws ExecutionException, InterruptedException {
        return RequestRate.measure(threads, () -> target.me(token));
    }

    private static double besideLogIns(ExecutorService threads, Target target, String token, Answers told)
            throws ExecutionException, InterruptedException {
        var over = new AtomicBoolean();
        var people = new ArrayList<Future<?>>();
        for (var i = 0; i < LOG_INS; i++) {
            var person = i;
            people.add(threads.submit(() -> {
                while (!over.get()) {
                    var status = target.logIn(person);
                    told.count(status);
                    if (status == TOO_MANY) {
                        TimeUnit.SECONDS.sleep(1);
                    }
                }
                return null;
            }));
        }
        double rate;
        try {
            rate = rate(threads, target, token);
        } finally {
            over.set(true);
        }
        for (var person : people) {
            person.get();
        }
        return rate;
    }

    /** Everybody comes from an address of their own, so that no limit but the hasher's is met. */
    private static ServerConfig config(Laboratory laboratory) {
        var variables = new HashMap<>(laboratory.variables(0));
        variables.put("VISANT_TRUSTED_PROXIES", "127.0.0.1,::1");
        return ServerConfig.read(variables, Main.variables());
    }

    /** What the log-ins were answered. */
    private record Answers(AtomicLong in, AtomicLong sentAway, AtomicLong other) {
        Answers() {
            this(new AtomicLong(), new AtomicLong(), new AtomicLong());
        }

        void count(int status) {
            (status == OK ? in : status == TOO_MANY ? sentAway : other).incrementAndGet();
        }
    }

    /** The server that is asked. */
    private record Target(HttpClient http, String address) {
        String signUp(int person) throws IOException, InterruptedException {
            var answer = http.send(post("/v1/auth/signup", person), BodyHandlers.ofString());
            return new ObjectMapper()
                    .readTree(answer.body())
                    .path("access_token")
                    .asText();
        }

        int logIn(int person) throws IOException, InterruptedException {
            return http.send(post("/v1/auth/login", person), BodyHandlers.discarding())
                    .statusCode();
        }

        void me(String token) throws IOException, InterruptedException {
            var request = HttpRequest.newBuilder(URI.create(address + "/v1/auth/me"))
                    .header("Authorization", "Bearer " + token)
                    .build();
            var status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status != OK) {
                throw new IOException("answered " + status);
            }
        }

        private HttpRequest post(String path, int person) {
            return HttpRequest.newBuilder(URI.create(address + path))
                    .header("Content-Type", "application/json")
                    .header("X-Forwarded-For", "10.0.0." + person)
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"email\":\"bench-%d@example.org\",\"password\":\"benchmarks only\"}".formatted(person)))
                    .build();
        }
    }
}
