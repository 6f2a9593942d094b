package app.visant.http;

import static org.assertj.core.api.Assertions.assertThat;

import app.visant.domain.device.DeviceConfig;
import app.visant.domain.device.DeviceName;
import app.visant.domain.identity.Email;
import app.visant.domain.shared.DeviceId;
import app.visant.domain.shared.RecordId;
import app.visant.domain.shared.ScheduleId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
final class InputTest {
    private TestServer server;

    @BeforeAll
    void start() {
        server = TestServer.of(() -> List.of(
                Endpoint.post("/v1/things", "Takes a thing")
                        .open()
                        .takes(Thing.class)
                        .answers(Told.class)
                        .handledBy(InputTest::thing),
                Endpoint.post("/v1/notes", "Takes what it knows")
                        .open()
                        .takes(Note.class)
                        .tolerant()
                        .answers(Told.class)
                        .handledBy(InputTest::note),
                Endpoint.get("/v1/things/{device_id}", "Reads")
                        .open()
                        .query("state", "")
                        .query("from", "")
                        .query("n", "")
                        .answers(Told.class)
                        .handledBy(InputTest::read),
                Endpoint.get("/v1/schedules/{id}", "Reads")
                        .open()
                        .answers(Told.class)
                        .handledBy(x -> told(x.path("id", ScheduleId::of))),
                Endpoint.post("/v1/small", "Takes little")
                        .open()
                        .takes(Note.class)
                        .maxBody(16)
                        .answers(Told.class)
                        .handledBy(InputTest::note)));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void readsValuesNestedObjectsAndLists() {
        var reply = thing("""
                {"email": "Ada@Example.org", "count": 3, "name": null, "zone": "Europe/Berlin",
                 "config": {"jpeg_quality": 80, "width": 640}, "records": ["a", "b"], "parts": [{"x": 0.5}, {"x": 1}]}""");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().get("said").asText())
                .isEqualTo("ada@example.org 3 Optional.empty Optional[Europe/Berlin] 80 [a, b] [0.5, 1.0]");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        var reply = thing("""
                {"email": "nobody", "count": "3", "zone": "Mars/Olympus", "surprise": 1,
                 "config": {"jpeg_quality": 80.5, "hue": 1}, "records": ["../x", "ok"], "parts": [{"x": 1}, 7, {}]}""");
        assertThat(reply.status()).isEqualTo(422);
        Golden.assertMatches("problem-invalid", reply.json());
    }

    @Test
    void whatTheWholeRefusesIsAFlawOfTheWhole() {
        var reply = thing("""
                {"email": "ada@example.org", "count": 3, "config": {"jpeg_quality": 101}}""");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/config");
        assertThat(reply.json().at("/errors/0/message").asText()).contains("jpeg_quality");
    }

    @Test
    void flawsOutsideAndInsideAreToldTogether() {
        var reply = thing("""
                {"email": "nobody", "count": 3, "config": {"jpeg_quality": "x"}}""");
        assertThat(reply.json().findValuesAsText("pointer")).containsExactly("/email", "/config/jpeg_quality");
    }

    @Test
    void anAbsentBodyIsAnEmptyObject() {
        assertThat(server.post("/v1/notes").send().status()).isEqualTo(200);
        var reply = server.post("/v1/things").send();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().findValuesAsText("pointer")).containsExactly("/email", "/count", "/config");
    }

    @Test
    void aTolerantRouteIgnoresWhatItDoesNotKnow() {
        assertThat(server.post("/v1/notes")
                        .json("{\"text\": \"x\", \"future\": [1]}")
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"email\": }",
                "nonsense",
                "{\"email\": \"a\", \"email\": \"b\"}",
                "{} {}",
                "{}]",
                "{\"count\": NaN}",
                "{\"count\": 1}garbage",
                "{'email': 'single'}",
                "{\"email\": \"a\",}",
                "// comment\n{}",
                "{\"email\": \"\u0000\"}"
            })
    void whatIsNotJsonIsABadRequest(String body) {
        var reply = thing(body);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.code()).isEqualTo("bad_json");
    }

    @Test
    void jsonBeyondAllMeasureIsABadRequest() {
        var deep = "[".repeat(1000) + "]".repeat(1000);
        assertThat(thing("{\"email\": " + deep + "}").status()).isEqualTo(400);
        assertThat(thing("{\"count\": " + "9".repeat(1000) + "}").status()).isEqualTo(400);
        assertThat(thing("{\"" + "n".repeat(1000) + "\": 1}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "7", "null", "true"})
    void aBodyThatIsNoObjectIsRefused(String body) {
        var reply = thing(body);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/message").asText()).isEqualTo("must be an object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/json; charset=utf-16"
            })
    void onlyJsonInUtf8IsJson(String mediaType) {
        var reply = server.post("/v1/notes")
                .body(mediaType, "{\"text\": \"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .send();
        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void aBodyWithoutATypeIsRefused() {
        var reply = server.post("/v1/notes")
                .body(okhttp3.RequestBody.create("{\"text\": \"x\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .send();
        assertThat(reply.status()).isEqualTo(415);
    }

    @Test
    void charsetUtf8AndSuffixedTypesAreJson() {
        for (var mediaType : List.of(
                "application/json; charset=UTF-8",
                "application/vnd.visant+json",
                "application/json;charset=\"utf-8\"")) {
            assertThat(server.post("/v1/notes")
                            .body(mediaType, "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .send()
                            .status())
                    .as(mediaType)
                    .isEqualTo(200);
        }
    }

    @Test
    void aBodyTooLargeIsRefusedWithAndWithoutAnnouncement() {
        var large = "{\"text\": \"" + "x".repeat(100) + "\"}";
        assertThat(server.post("/v1/small").json(large).send().status()).isEqualTo(413);
        assertThat(server.post("/v1/small")
                        .body(Call.unannounced(
                                okhttp3.RequestBody.create(large, okhttp3.MediaType.get("application/json"))))
                        .send()
                        .status())
                .isEqualTo(413);
        assertThat(server.post("/v1/small").json("{\"text\": \"abcd\"}").send().status())
                .isEqualTo(200);
    }

    @Test
    void parametersOfThePathAreChecked() {
        assertThat(server.get("/v1/things/CAM_1-b").send().status()).isEqualTo(200);
        assertThat(server.get("/v1/things/" + "x".repeat(65)).send().status()).isEqualTo(422);
        var reply = server.get("/v1/things/_x").send();
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().at("/errors/0/pointer").asText()).isEqualTo("/path/device_id");
        assertThat(server.get("/v1/schedules/nonsense")
                        .send()
                        .json()
                        .at("/errors/0/message")
                        .asText())
                .isEqualTo("is not valid");
    }

    @Test
    void parametersOfTheQueryAreChecked() {
        assertThat(server.get("/v1/things/a?state=on&from=2026-11-01T13:00:00%2B01:00&n=5&unknown=1")
                        .send()
                        .json()
                        .get("said")
                        .asText())
                .isEqualTo("a Optional[ON] Optional[2026-11-01T12:00:00Z] Optional[5]");
        var reply = server.get("/v1/things/a?state=ON&from=yesterday&n=1e3")
                .header("X-Request-Id", "r-1")
                .send();
        assertThat(reply.status()).isEqualTo(422);
        Golden.assertMatches("problem-query", reply.json());
    }

    private Call.Reply thing(String body) {
        return server.post("/v1/things")
                .header("X-Request-Id", "r-1")
                .json(body)
                .send();
    }

    private static Answer thing(Exchange exchange) {
        var in = exchange.body();
        var email = in.require("email", Email::new);
        var count = in.require("count", Form.INTEGER);
        var name = in.optional("name", DeviceName::new);
        var zone = in.optional("zone", ZoneId::of);
        var config = in.object("config", InputTest::config);
        var records = in.values("records", Form.TEXT.as(RecordId::new));
        var parts = in.objects("parts", part -> part.require("x", Form.DECIMAL).get());
        return Answer.ok(new Told("%s %s %s %s %s %s %s"
                .formatted(
                        email.get(),
                        count.get(),
                        name.get(),
                        zone.get(),
                        config.get().jpegQuality(),
                        records.get(),
                        parts.get())));
    }

    private static DeviceConfig config(Input in) {
        var quality = in.require("jpeg_quality", Form.INTEGER);
        var width = in.optional("width", Form.INTEGER);
        return in.make(() -> new DeviceConfig(width.get(), Optional.empty(), quality.get(), 30, Optional.empty()));
    }

    private static Answer note(Exchange exchange) {
        return told(exchange.body().optional("text", Form.TEXT).get());
    }

    private static Answer read(Exchange exchange) {
        var device = exchange.path("device_id", DeviceId::new);
        var query = exchange.query();
        var state = query.optional("state", Form.word(Switch.class));
        var from = query.optional("from", Form.INSTANT);
        var n = query.optional("n", Form.INTEGER);
        return told(device + " " + state.get() + " " + from.get() + " " + n.get());
    }

    private static Answer told(Object what) {
        return Answer.ok(new Told(what.toString()));
    }

    private enum Switch {
        ON,
        OFF
    }

    private record Thing(
            String email,
            int count,
            Optional<String> name,
            Optional<String> zone,
            Config config,
            Optional<List<String>> records,
            Optional<List<PartOf>> parts) {}

    private record Config(int jpegQuality, Optional<Integer> width) {}

    private record PartOf(double x) {}

    private record Note(Optional<String> text) {}

    private record Told(String said) {}
}
